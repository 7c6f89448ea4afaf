package import Monitoring

/// One patient's page: everything that was asked of them and what became of it, as a picture and
/// in words.
package struct PatientPage: Sendable {
  package var header: ReportHeader
  package var record: PatientRecord
  package var judgement: PatientJudgement
  package var directory: Directory
  /// Of the patient's own rows; those of the judgement are on the page besides.
  package var findings: [Finding]

  package init(
    header: ReportHeader, record: PatientRecord, judgement: PatientJudgement,
    directory: Directory, findings: [Finding]
  ) {
    self.header = header
    self.record = record
    self.judgement = judgement
    self.directory = directory
    self.findings = findings
  }

  /// The page in UTF-8, the same bytes for the same values.
  package func render() -> [UInt8] {
    Document(title: title, body: body).render()
  }

  /// Without a name: a browser keeps the titles of pages.
  private var title: String { "One patient, \(header.asOf) · \(header.program.title)" }

  @HTMLBuilder private var body: HTML {
    let sections = sections
    let head = PatientHead(
      header: header, identity: record.identity, judgement: judgement, directory: directory)
    PageHead.skip(to: "current", "what is current")
    head.html
    HTML(.main) {
      PageSection.contents(sections)
      sections.map(\.html)
    }
    PageFoot(header: header).html
  }

  private var sections: [PageSection] {
    let events = PatientEvents(record, header.program, asOf: header.asOf)
    let obligations = PatientObligations(
      header: header, record: record, judgement: judgement)
    let reading = ReadingSections(rules: header.program.surveillance)
    return [
      PatientSummary(header: header, judgement: judgement, events: events).section,
      PatientTimeline(header: header, judgement: judgement, events: events).section,
      obligations.current,
      PatientRates(header: header, judgement: judgement).section,
      obligations.all,
      PatientExclusions(header: header, judgement: judgement).section,
      PatientFindings(findings: findings + judgement.findings).section,
      RulesSection(header: header).section, reading.glossary, reading.limits,
    ]
  }
}
