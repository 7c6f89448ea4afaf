internal import Monitoring

/// The top of a page: what was asked, of what data, by which rules.
struct PageHead: Sendable {
  let header: ReportHeader
  let reads: ReadCounts
  /// The site whose page it is; nil: all sites.
  let site: String?

  @HTMLBuilder var notices: HTML {
    HTML(.a, .class("skip"), .link(toID: "work")) { "Skip to the work list" }
    NoticeBanners(header: header).html
  }

  var html: HTML {
    HTML(.header) {
      HTML(.p, .class("eyebrow")) { HTML(data: header.program.title) }
      HTML(.h1) {
        if let site { HTML(data: site) } else { "Monitoring report, all sites" }
      }
      if !header.program.isInForce(on: header.asOf) { outOfForce }
      HTML(.dl, .class("facts")) { facts }
    }
  }

  private var outOfForce: HTML {
    let program = header.program
    let end = program.effectiveTo.map { "to \($0)" } ?? "on"
    return Paragraph.alert {
      HTML(.strong) { "These rules were not in force on \(header.asOf)." }
      " The rule set describes what was asked from \(program.effectiveFrom) \(end). "
      "Read every finding below with that in mind."
    }
  }

  @HTMLBuilder private var facts: HTML {
    fact("As of") { header.asOf.withWeekday }
    fact("Known at") { header.knownAt.map(\.description) ?? "no limit" }
    if let next = NextReport(header) { fact("Next report due") { next.fact } }
    fact("Newest record read") { reads.newestRecord.map(\.description) ?? "none" }
    fact("Rule set") {
      HTML(data: "\(header.program.id) \(header.program.version)")
      HTML(.small) { "SHA-256 " + String(header.programSHA256.prefix(12)) + "…" }
    }
    fact("Software") { HTML(data: "remswatch \(header.softwareVersion)") }
    if site == nil { fact("Rows read") { rowsRead } }
  }

  private func fact(_ term: String, @HTMLBuilder _ value: () -> HTML) -> HTML {
    HTML(.div) {
      HTML(.dt) { term }
      HTML(.dd, content: value)
    }
  }

  private var rowsRead: String {
    [
      reads.patientRows.counted("patient"), reads.infusionRows.counted("infusion"),
      reads.observationRows.counted("observation"), "\(reads.otherRows.grouped) other",
    ].joined(separator: ", ")
  }
}

/// The bottom of a page.
struct PageFoot: Sendable {
  let header: ReportHeader

  var html: HTML {
    HTML(.footer) {
      HTML(.p) {
        HTML(.strong) { "Contains patient data." }
        " Share it only with those who care for these patients; shred what is printed."
      }
      HTML(.p) {
        "As of \(header.asOf.withWeekday) · rule set "
        HTML(data: "\(header.program.id) \(header.program.version)")
        " · SHA-256 "
        HTML(.code) { header.programSHA256 }
        " · "
        HTML(data: "remswatch \(header.softwareVersion)")
      }
      HTML(.p) {
        "A check of records against rules, made to help people who follow up patients. It is "
        "not medical advice and replaces neither the prescribing information nor the REMS."
      }
    }
  }
}
