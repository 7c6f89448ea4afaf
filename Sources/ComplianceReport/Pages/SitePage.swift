package import Monitoring

/// `sites/<key>/index.html`: one site's patients and nobody else's.
package struct SitePage: Sendable {
  package var header: ReportHeader
  package var reads: ReadCounts
  /// nil: patients and tests that no site is responsible for.
  package var site: Site?
  /// nil: nothing was tallied for the site.
  package var group: GroupTally?
  /// Of this site only. Rows of another are refused, and the page says how many.
  package var lists: WorkLists
  /// Of rows of this site's patients.
  package var dataQuality: [DataQualityGroup]

  package init(
    header: ReportHeader, reads: ReadCounts, site: Site?, group: GroupTally?, lists: WorkLists,
    dataQuality: [DataQualityGroup]
  ) {
    self.header = header
    self.reads = reads
    self.site = site
    self.group = group
    self.lists = lists
    self.dataQuality = dataQuality
  }

  /// The page in UTF-8, the same bytes for the same values.
  package func render() -> [UInt8] {
    let (own, refused) = lists.belonging(toSite: site?.id ?? "")
    return PageFrame(
      header: header, reads: reads, site: Self.title(of: site),
      overview: [Self.notice(refused: refused), numbers(own)], sections: sections(own)
    ).document.render()
  }

  static func title(of site: Site?) -> String {
    site.map(SiteRates.title) ?? "No responsible site"
  }

  private static func notice(refused: Int) -> HTML {
    guard refused > 0 else { return .nothing }
    return Paragraph.alert {
      HTML(.strong) { "\(refused.counted("row")) of other sites left out." }
      " They were handed to this page by mistake: please report this."
    }
  }

  private var patients: PatientCounts { PatientCounts { group?.count($0) ?? 0 } }

  private func numbers(_ lists: WorkLists) -> HTML {
    let overview = Overview(
      patients: patients, required: group?.required ?? StateCounts(), lists: lists,
      rules: header.program.surveillance)
    return HTML([overview.tiles, overview.sumOfSite])
  }

  private func sections(_ lists: WorkLists) -> [PageSection] {
    let work = WorkSections(
      lists: lists, header: header, underSurveillance: patients.underSurveillance,
      showsSite: false)
    let records = RecordSections(
      notEvaluated: lists.notEvaluated, dataQuality: dataQuality, showsSite: false)
    let reading = ReadingSections(rules: header.program.surveillance)
    return [
      ChangesSection(changes: lists.changes, header: header, showsSite: false).section,
      work.current, work.lost, work.dueSoon, work.past,
      WaivedSection(waived: lists.waived, showsSite: false).section, rates,
      MonthsSection(byMonth: group?.byMonth ?? [:], asOf: header.asOf).section,
      records.notEvaluatedSection, records.dataQualitySection(unused: nil),
      RulesSection(header: header).section, reading.glossary, reading.limits,
    ]
  }

  private var rates: PageSection {
    PageSection("rates", "Rates by requirement") {
      RequirementRates(
        program: header.program,
        byRequirement: group?.byRequirement
          ?? header.program.requirements.map { _ in StateCounts() },
        tally: nil
      ).html
    }
  }
}

extension WorkLists {
  /// The lists without rows of other sites, and how many rows that were. A page goes to the people
  /// of one site, so it does not trust whoever filled it.
  func belonging(toSite id: String) -> (own: WorkLists, refused: Int) {
    var (own, refused) = (self, 0)
    func keep<Row>(_ rows: inout [Row], _ siteID: (Row) -> String) {
      let count = rows.count
      rows.removeAll { siteID($0) != id }
      refused += count - rows.count
    }
    keep(&own.current.rows, \.siteID)
    keep(&own.lost.rows, \.siteID)
    keep(&own.past.rows, \.siteID)
    keep(&own.dueSoon.rows, \.siteID)
    keep(&own.waived.rows, \.siteID)
    keep(&own.notEvaluated.rows, \.siteID)
    for list in ChangeLists.all {
      // What is remembered of a site is its id as a file prints it.
      keep(&own.changes[keyPath: list].rows) {
        $0.siteID == CSVWriter.disarmed(id) ? id : $0.siteID
      }
    }
    return (own, refused)
  }
}
