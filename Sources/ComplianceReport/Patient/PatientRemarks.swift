internal import Monitoring

/// Requirements that were not judged for the patient, each with why.
struct PatientExclusions: Sendable {
  let header: ReportHeader
  let judgement: PatientJudgement

  var section: PageSection {
    PageSection("not-applicable", "What does not apply") {
      if let reason = judgement.notEvaluated {
        Paragraph.plain("Nothing was judged. \(reason.sentence)")
      } else if judgement.exclusions.isEmpty {
        Paragraph.plain("Every requirement of the rule set was judged.")
      } else {
        table
      }
    }
  }

  private var table: HTML {
    DataTable(
      caption: "Requirements that were not judged", style: "figures short",
      columns: [.text("Requirement"), .text("Outcome"), .text("Reason")],
      groups: [
        DataTable.Group(
          rows: judgement.exclusions.map { exclusion in
            [
              HTML(data: header.program.requirements[exclusion.requirement].title),
              HTML(text: Words.spaced(exclusion.kind.rawValue).uppercasedFirst),
              HTML(text: exclusion.kind.reason),
            ]
          })
      ]
    ).html
  }
}

extension ExclusionKind {
  fileprivate var reason: String {
    switch self {
    case .notApplicable: "It is asked of the other sex only."
    case .notEvaluated: "It is asked of one sex only, and the patient's is not recorded."
    }
  }
}

/// What is wrong with the patient's rows.
struct PatientFindings: Sendable {
  let findings: [Finding]

  var section: PageSection {
    PageSection("data-quality", "Data quality") {
      if findings.isEmpty {
        Paragraph.plain("No problem was found in this patient's rows.")
      } else {
        table
      }
    }
  }

  private var table: HTML {
    DataTable(
      caption: "Problems in this patient's rows and what they meant for the judgement",
      style: "figures",
      columns: [
        .text("Problem"), .text("Table, column"), .text("Row"), .number("Rows"),
        .text("What was done"),
      ],
      groups: [DataTable.Group(rows: findings.map(cells))]
    ).html
  }

  private func cells(_ finding: Finding) -> [HTML] {
    [
      HTML(text: finding.problem.words), place(finding), Cells.data(finding.key),
      Cells.number(finding.rows), HTML(text: finding.problem.effect),
    ]
  }

  private func place(_ finding: Finding) -> HTML {
    HTML(.code) {
      HTML(data: finding.column.isEmpty ? finding.table : "\(finding.table).\(finding.column)")
    }
  }
}
