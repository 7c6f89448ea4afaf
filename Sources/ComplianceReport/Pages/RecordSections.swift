internal import Monitoring

/// Patients of whom nothing could be judged, and what is wrong with the records.
struct RecordSections: Sendable {
  let notEvaluated: ListedRows<NotEvaluatedRow>
  let dataQuality: [DataQualityGroup]
  let showsSite: Bool

  var notEvaluatedSection: PageSection {
    PageSection("not-evaluated", "Patients not evaluated") {
      if notEvaluated.total == 0 {
        Paragraph.plain("Every patient could be judged.")
      } else {
        Paragraph.note(
          "A wrong birth or infusion date would move every due day, so nothing was judged. These "
            + "patients may be missing tests: mend the record first.")
        Paragraph.cut(
          shown: notEvaluated.rows.count, of: notEvaluated.total,
          rest: "all are in patients.csv of the whole run")
        patients
      }
    }
  }

  private var patients: HTML {
    let columns: [DataTable.Column] = [.text("Patient"), .text("Patient id"), .text("Reason")]
    return DataTable(
      caption: "Patients not evaluated, with the reason", style: "work",
      columns: showsSite ? columns + [.text("Site")] : columns,
      groups: [
        DataTable.Group(
          rows: notEvaluated.rows.map { row in
            let cells = [
              HTML([Cells.patient(row.patient)]), Cells.data(row.patient.patientID),
              HTML(text: row.reason.sentence),
            ]
            return showsSite
              ? cells + [Cells.data(row.site.isEmpty ? row.siteID : row.site)] : cells
          })
      ]
    ).html
  }

  /// With the codes that no rule uses, where they are given.
  func dataQualitySection(unused reads: ReadCounts?) -> PageSection {
    PageSection("data-quality", "Data quality") {
      if dataQuality.isEmpty {
        Paragraph.plain("No problem was found in the rows.")
      } else {
        groups
      }
      if let reads { UnusedCodes(reads: reads).html }
    }
  }

  private var groups: HTML {
    DataTable(
      caption: "Problems in the rows and what they meant for the judgement", style: "figures",
      columns: [
        .text("Problem"), .text("Table"), .number("Rows"), .text("What was done"),
        .text("For example"),
      ],
      groups: [
        DataTable.Group(
          rows: dataQuality.map { group in
            [
              HTML(text: group.problem.words), HTML(.code) { HTML(data: group.table) },
              Cells.number(group.rows), HTML(text: group.problem.effect), examples(group),
            ]
          })
      ]
    ).html
  }

  private func examples(_ group: DataQualityGroup) -> HTML {
    guard !group.exampleKeys.isEmpty else { return .dash }
    return HTML(.ul, .class("keys")) {
      group.exampleKeys.prefix(5).map { key in HTML(.li) { HTML(data: key) } }
    }
  }
}

/// Results that nobody asked about: a code that should have counted shows here first.
struct UnusedCodes: Sendable {
  let reads: ReadCounts

  @HTMLBuilder var html: HTML {
    HTML(.h3) { "Codes no rule uses" }
    if reads.unusedCodes.isEmpty {
      Paragraph.plain("Every observation has a code that the rule set uses.")
    } else {
      Paragraph.note(
        "If one of these is a test of the programme under a local code, its results count for "
          + "nothing until the rule set lists the code.")
      table
      if reads.otherUnusedCodes > 0 {
        Paragraph.plain(
          "And \(reads.otherUnusedCodes.counted("further code")) in "
            + "\(reads.otherUnusedRows.counted("row")).")
      }
    }
  }

  private var table: HTML {
    DataTable(
      caption: "Observation codes that no requirement uses", style: "figures short",
      columns: [.text("Code"), .number("Rows")],
      groups: [
        DataTable.Group(
          rows: reads.unusedCodes.map { [Cells.data($0.words), Cells.number($0.rows)] })
      ]
    ).html
  }
}

extension CodeCount {
  /// As a reader finds it in the database.
  fileprivate var words: String { table == "observation" ? code : "\(table) kind \(code)" }
}
