internal import Monitoring

/// The rules that were applied, each with the word it stands on.
struct RulesSection: Sendable {
  let header: ReportHeader

  private var program: Program { header.program }

  var section: PageSection {
    PageSection("rules", "The rules") {
      Paragraph.plain(
        "Required: unmet and current, it is a gap. Recommended and advisory: listed, never a gap. "
          + "Surveillance of a patient ends \(program.surveillance.monthsAfterLastInfusion) months "
          + "after the last infusion.")
      table
      evidence
    }
  }

  private var table: HTML {
    DataTable(
      caption: "Requirements of \(program.id) \(program.version), \(program.jurisdiction)",
      style: "rules",
      columns: [
        .text("Requirement"), .text("When"), .text("Severity"), .text("Source"),
        .text("How sure"), .text("Note"),
      ],
      groups: [DataTable.Group(rows: program.requirements.map(cells))]
    ).html
  }

  private func cells(_ requirement: Requirement) -> [HTML] {
    [
      HTML(.span, .id(WorkTable.ruleID(requirement.id))) {
        HTML(data: requirement.title)
        Cells.note { HTML(.code) { HTML(data: requirement.id) } }
      },
      HTML(data: requirement.scheduleInWords(program.vocabulary)),
      HTML {
        HTML(.span, .class("together")) { requirement.severity.rawValue }
        if requirement.isOfBoxedWarning { Cells.note { "boxed warning" } }
      },
      HTML {
        HTML(data: "\(requirement.citation.document), \(requirement.citation.section)")
        Cells.note { HTML(data: requirement.citation.revision) }
      },
      HTML(text: requirement.certainty.word),
      Cells.data(requirement.note),
    ]
  }

  @HTMLBuilder private var evidence: HTML {
    if !program.evidence.isEmpty {
      HTML(.details) {
        HTML(.summary) { "Show the codes that count as done" }
        EvidenceTable(program: program).html
      }
    }
  }
}

/// Which codes make a test done, which make an attempt.
struct EvidenceTable: Sendable {
  let program: Program

  var html: HTML {
    DataTable(
      caption: "Codes that show a test was done, and codes that are close but do not",
      style: "rules",
      columns: [
        .text("Evidence"), .text("Codes for the whole test"),
        .text("Or one code of each of these, in one specimen"), .text("Not enough alone"),
      ],
      groups: [
        DataTable.Group(
          rows: program.evidence.map { evidence in
            [
              HTML(data: Words.spaced(evidence.name)), codes(evidence.panels),
              components(evidence.components), codes(evidence.partial),
            ]
          })
      ]
    ).html
  }

  private func components(_ groups: [ComponentGroup]) -> HTML {
    guard !groups.isEmpty else { return .dash }
    return HTML {
      for group in groups {
        HTML(.div) {
          HTML(data: group.name)
          ": "
          codes(group.codes)
        }
      }
    }
  }

  private func codes(_ places: [CodeIndex]) -> HTML {
    guard !places.isEmpty else { return .dash }
    let known = places.filter { program.vocabulary.codes.indices.contains(Int($0.value)) }
    return HTML {
      for place in known {
        HTML(.code) { HTML(data: program.vocabulary.codes[Int(place.value)].code) }
        " "
      }
    }
  }
}
