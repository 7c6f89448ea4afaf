internal import Monitoring

/// Rows of changes: what a gap was, and what it is now.
struct ChangeTable: Sendable {
  let caption: String
  let rows: [ChangeRow]
  let showsSite: Bool

  var html: HTML {
    let columns: [DataTable.Column] = [
      .text("Change"), .text("Patient"), .text("Test"), .text("Due day"), .text("State"),
      .text("First reported"),
    ]
    return DataTable(
      caption: caption, style: "work", columns: showsSite ? columns + [.text("Site")] : columns,
      naming: 1, groups: [DataTable.Group(rows: rows.map(cells))]
    ).html
  }

  private func cells(_ row: ChangeRow) -> [HTML] {
    let cells = [
      HTML(text: Self.sentence(row.change)), Self.patient(row),
      Cells.data(row.test.isEmpty ? row.requirement : row.test), Cells.day(row.dueOn),
      Self.state(row), Self.firstReported(row),
    ]
    return showsSite ? cells + [Cells.data(row.siteID)] : cells
  }

  /// A word of ours as the start of a sentence.
  private static func sentence(_ word: String) -> String {
    let words = Words.spaced(word)
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// Of a patient who is gone nothing is known but the id.
  @HTMLBuilder private static func patient(_ row: ChangeRow) -> HTML {
    if row.how == WhyNotJudged.patientGone.rawValue {
      HTML(.strong) { "Patient id \(row.patientID)" }
      Cells.note { "Not in the database any more" }
    } else {
      HTML(.strong) { Cells.name(row.familyName, row.givenName) }
      Cells.note {
        "MRN "
        Cells.data(row.mrn)
      }
    }
  }

  @HTMLBuilder private static func state(_ row: ChangeRow) -> HTML {
    let from = Words.spaced(row.fromState)
    HTML(.strong) {
      from.isEmpty || row.fromState == row.state
        ? sentence(row.state) : "\(sentence(row.fromState)) → \(Words.spaced(row.state))"
    }
    if !row.how.isEmpty {
      Cells.note {
        Resolution(rawValue: row.how)?.words ?? Words.spaced(row.how)
        if !row.resolvedOn.isEmpty {
          ", "
          Cells.day(row.resolvedOn)
        }
      }
    }
  }

  @HTMLBuilder private static func firstReported(_ row: ChangeRow) -> HTML {
    Cells.day(row.firstReportedOn)
    if let days = Int(row.ageDays), days > 0 { Cells.note { days.counted("day") + " ago" } }
  }
}
