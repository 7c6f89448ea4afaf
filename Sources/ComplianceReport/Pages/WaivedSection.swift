internal import Monitoring

/// What need not be done by a documented decision: always shown, so that no waiver is silent.
struct WaivedSection: Sendable {
  let waived: ListedRows<WaivedRow>
  let showsSite: Bool

  var section: PageSection {
    PageSection("waived", "Waived") {
      if waived.total == 0 {
        Paragraph.plain("No waiver is in use.")
      } else {
        Paragraph.note(
          "Neither done nor missed: these count in no rate. A waiver that was recorded after the "
            + "window had closed is marked retroactive.")
        Paragraph.cut(
          shown: waived.rows.count, of: waived.total,
          rest: "all are in waived.csv of the whole run")
        table
      }
    }
  }

  private var table: HTML {
    let columns: [DataTable.Column] = [
      .text("Patient"), .text("Test"), .text("Due day"), .text("Reason for the waiver"),
      .text("Recorded"), .text("Prescriber"),
    ]
    return DataTable(
      caption: "Waived tests with the reason of each waiver", style: "work",
      columns: showsSite ? columns + [.text("Site")] : columns,
      groups: [DataTable.Group(rows: waived.rows.map(cells))]
    ).html
  }

  private func cells(_ row: WaivedRow) -> [HTML] {
    let cells = [
      HTML([Cells.patient(row.patient)]),
      HTML([Cells.data(row.test), Cells.note { HTML(data: Words.occurrence(row.occurrence)) }]),
      Cells.day(row.dueOn), Cells.data(row.reason), recorded(row), Cells.data(row.prescriber),
    ]
    return showsSite ? cells + [Cells.data(row.site.isEmpty ? row.siteID : row.site)] : cells
  }

  @HTMLBuilder private func recorded(_ row: WaivedRow) -> HTML {
    Cells.day(row.recordedOn)
    if row.isRetroactive {
      HTML(.span, .class("flag")) { "Retroactive" }
    }
  }
}
