internal import Monitoring

/// The top of a page: what was asked, of what data, by which rules.
struct PageHead: Sendable {
  let header: ReportHeader
  let reads: ReadCounts
  /// The site whose page it is; nil: all sites.
  let site: String?

  /// Stands before everything else, as the first thing that the tab key reaches.
  static func skip(to id: String, _ words: String) -> HTML {
    HTML(.a, .class("skip"), .link(toID: id)) { "Skip to \(words)" }
  }

  var html: HTML {
    HTML(.header) {
      NoticeBanners(header: header).html
      HTML(.p, .class("eyebrow")) { HTML(data: header.program.title) }
      HTML(.h1) {
        if let site { HTML(data: site) } else { "Monitoring report, all sites" }
      }
      if !header.program.isInForce(on: header.asOf) { RulesOutOfForce(header: header).html }
      HTML(.dl, .class("facts")) { facts }
    }
  }

  @HTMLBuilder private var facts: HTML {
    Fact.html("As of") { header.asOf.withWeekday }
    Fact.html("Known at") { knownAt }
    if let next = NextReport(header) { Fact.html("Next report due") { next.fact } }
    Fact.html("Newest record read") { reads.newestRecord.map(\.description) ?? "none" }
    Fact.html("Rule set") {
      HTML(data: "\(header.program.id) \(header.program.version)")
      HTML(.small) { "SHA-256 " + String(header.programSHA256.prefix(12)) + "…" }
    }
    Fact.html("Software") { HTML(data: "remswatch \(header.softwareVersion)") }
    if site == nil { Fact.html("Rows read") { rowsRead } }
  }

  /// Without a limit, that with which the report can be asked for again: the moment of the reading
  /// itself would make two reports of the same rows differ, and stands in the manifest alone.
  @HTMLBuilder private var knownAt: HTML {
    if let instant = header.knownAt {
      instant.description
    } else {
      "no limit"
      if let newest = reads.newestRecord { Cells.note { "to ask again: --known-at \(newest)" } }
    }
  }

  private var rowsRead: String {
    [
      reads.patientRows.counted("patient"), reads.knownInfusionRows.counted("infusion"),
      reads.knownObservationRows.counted("observation"), "\(reads.knownOtherRows.grouped) other",
    ].joined(separator: ", ")
  }
}

/// Said above everything else where the rules are not those of the day asked about.
struct RulesOutOfForce: Sendable {
  let header: ReportHeader

  var html: HTML {
    let program = header.program
    let end = program.effectiveTo.map { "to \($0)" } ?? "on"
    return Paragraph.alert {
      HTML(.strong) { "These rules were not in force on \(header.asOf)." }
      " The rule set describes what was asked from \(program.effectiveFrom) \(end). "
      "Read every finding below with that in mind."
    }
  }
}

/// A line of a list of facts.
enum Fact {
  static func html(_ term: String, @HTMLBuilder _ value: () -> HTML) -> HTML {
    HTML(.div) {
      HTML(.dt) { term }
      HTML(.dd, content: value)
    }
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
