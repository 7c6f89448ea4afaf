package import Monitoring

/// `index.html` of a run: every site.
package struct OverallPage: Sendable {
  package var header: ReportHeader
  package var reads: ReadCounts
  package var tally: Tally
  package var directory: Directory
  package var lists: WorkLists
  package var dataQuality: [DataQualityGroup]
  /// Folder of a site's page, `[a-z0-9-]` only; nil: of what nobody is responsible for. A site
  /// without one gets no link.
  package var siteKeys: [SiteIndex?: String]

  package init(
    header: ReportHeader, reads: ReadCounts, tally: Tally, directory: Directory,
    lists: WorkLists, dataQuality: [DataQualityGroup], siteKeys: [SiteIndex?: String]
  ) {
    self.header = header
    self.reads = reads
    self.tally = tally
    self.directory = directory
    self.lists = lists
    self.dataQuality = dataQuality
    self.siteKeys = siteKeys
  }

  /// The page in UTF-8, the same bytes for the same values.
  package func render() -> [UInt8] {
    PageFrame(
      header: header, reads: reads, site: nil, overview: [numbers], sections: sections
    ).document.render()
  }

  private var patients: PatientCounts { PatientCounts(tally.count) }

  private var numbers: HTML {
    let overview = Overview(
      patients: patients, required: tally.required, lists: lists,
      rules: header.program.surveillance)
    return HTML([overview.tiles, overview.reconciliation(patientRows: reads.patientRows)])
  }

  private var sections: [PageSection] {
    let work = WorkSections(
      lists: lists, header: header, underSurveillance: patients.underSurveillance,
      showsSite: true)
    let records = RecordSections(
      notEvaluated: lists.notEvaluated, dataQuality: dataQuality, showsSite: true)
    let reading = ReadingSections(rules: header.program.surveillance)
    return [
      ChangesSection(changes: lists.changes, header: header, showsSite: true).section,
      work.current, work.lost, work.dueSoon, work.past,
      WaivedSection(waived: lists.waived, showsSite: true).section, goingOn, rates, groups,
      MonthsSection(byMonth: tally.byMonth, asOf: header.asOf).section,
      FunnelSection(funnel: tally.funnel, directory: directory).section,
      SurvivalSection(.firstMissed, tally.firstMissed).section,
      SurvivalSection(.gapClosing, tally.gapClosing).section, covered,
      records.notEvaluatedSection, records.dataQualitySection(unused: reads),
      RulesSection(header: header).section, reading.glossary, reading.limits,
    ]
  }

  private var goingOn: PageSection {
    PageSection("prophylaxis", "Prophylaxis going on") {
      Paragraph.plain(
        tally.goingOn == 0
          ? "No prophylaxis is going on."
          : "\(tally.goingOn.counted("prophylaxis", "prophylaxes")) going on: covered so far, not "
            + "over yet, and owed on no single day.")
    }
  }

  private var rates: PageSection {
    PageSection("rates", "Rates by requirement") {
      RequirementRates(
        program: header.program, byRequirement: tally.byRequirement, tally: tally
      ).html
    }
  }

  private var groups: PageSection {
    PageSection("sites", "Sites and prescribers") {
      SiteRates(tally: tally, directory: directory, keys: siteKeys).html
      PrescriberCounts(tally: tally, directory: directory).html
    }
  }

  private var covered: PageSection {
    CoverageSection(
      coverage: tally.coverage, longestGaps: tally.longestGaps, program: header.program
    ).section
  }
}
