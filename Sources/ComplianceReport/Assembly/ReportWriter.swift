package import Monitoring

/// Writes a run's report: patient by patient what is in their order, at the end what is not.
///
/// Memory does not grow with patients: rows that need an order of their own are sorted on the
/// scratch, and pages keep as many as they show.
package struct ReportWriter {
  private let header: ReportHeader
  private let sink: ReportSink
  private let builder: WorkRowBuilder
  private var patients: PatientsCSV
  private var obligations: ObligationsCSV?
  private var intervals: IntervalsCSV?
  private var measureReports: MeasureReports?
  private var waived: WaivedCSV
  private var dataQuality: DataQualityCSV
  private var work: WorkSorters
  private var recorder: ChangeRecorder
  private var siteNames = SiteNames()
  private var fields = FieldWriter()
  private var key = SortKey()
  private var overall = SiteLists()
  private var sites: [SiteIndex?: SiteLists] = [:]
  package private(set) var tally: Tally

  /// What changed since the earlier report; whole once the report is finished.
  package var changes: ChangeCounts { recorder.counts }

  /// - Parameter isFull: whether every obligation that has opened is written.
  /// - Parameter earlierGaps: gives the next bytes of the earlier report's `reported-gaps.csv`,
  ///   none at its end; nil: there is no earlier report.
  ///
  /// This and `add` and `finish` throw an `EarlierReportError` where that file cannot be used.
  package init(
    _ header: ReportHeader, isFull: Bool, earlierGaps: (() throws -> [UInt8])?, to sink: ReportSink
  ) throws {
    self.header = header
    self.sink = sink
    builder = WorkRowBuilder(program: header.program, asOf: header.asOf)
    tally = Tally(program: header.program, asOf: header.asOf)
    patients = try PatientsCSV(header, sink)
    obligations = isFull ? ObligationsCSV(header, try sink.create("obligations.csv")) : nil
    intervals = isFull ? try IntervalsCSV(header, sink) : nil
    waived = try WaivedCSV(sink)
    dataQuality = try DataQualityCSV(sink)
    work = WorkSorters(makeScratch: sink.makeScratch)
    recorder = try ChangeRecorder(header, builder, earlierGaps: earlierGaps, sink)
  }

  /// Has FHIR MeasureReports written too; to be asked for before the first patient is added.
  package mutating func writeMeasureReports() throws {
    measureReports = try MeasureReports(header, sink)
  }

  /// Adds a judged patient and the findings about the rows that were read for them.
  package mutating func add(
    _ record: PatientRecord, _ judgement: PatientJudgement, _ findings: [Finding],
    _ directory: Directory
  ) throws {
    tally.add(judgement)
    try patients.add(record, judgement, directory)
    try obligations?.add(record, judgement, directory)
    try intervals?.add(record, judgement)
    try measureReports?.add(record, judgement)
    try addWork(record, judgement, directory)
    try addApart(record, judgement, directory)
    for finding in findings + judgement.findings {
      let isOwn = finding.patientID == record.identity.id
      try add(finding, record: isOwn ? record : nil, site: isOwn ? judgement.site : nil, directory)
    }
  }

  private mutating func addWork(
    _ record: PatientRecord, _ judgement: PatientJudgement, _ directory: Directory
  ) throws {
    siteNames.extend(by: directory)
    let runs = UnmetRun.all(judgement, header.program, asOf: header.asOf)
    let listed = builder.listed(record, judgement)
    let reported = try recorder.add(record, judgement, listed: listed, siteNames)
    let known = UnmetRun.keys(of: listed) { reported[$0.id]?.isNew != true }
    for listed in listed {
      let obligation = listed.obligation
      let run = obligation.isCurrent ? runs[UnmetRun.Key(obligation)] : nil
      let change = obligation.state.isUnmet ? reported[listed.id] : nil
      let isNew = change?.isNew == true && (run == nil || !known.contains(.init(obligation)))
      let isShown = run?.isShown(by: obligation) ?? true
      fields.begin(
        isShown
          ? WorkList(obligation, listed.priority, judgement.standing, isNew: isNew) : .folded)
      builder.add(
        listed, firstReportedOn: change?.firstReportedOn, run, record, judgement, directory,
        to: &fields)
      key.begin()
      builder.add(orderOf: obligation, listed.priority, record, to: &key)
      try work.add(fields, key, folder: siteNames.folder(obligation.site))
    }
  }

  /// Adds findings about rows that belong to no patient.
  package mutating func add(_ findings: [Finding], _ directory: Directory) throws {
    for finding in findings { try add(finding, record: nil, site: nil, directory) }
  }

  /// Writes what is left: lists, numbers and pages.
  package mutating func finish(_ reads: ReadCounts, _ directory: Directory) throws {
    try recorder.finish()
    for code in reads.usedCodes { try dataQuality.add(used: code) }
    for code in reads.unusedCodes { try dataQuality.add(unused: code) }
    if reads.otherUnusedRows > 0 {
      try dataQuality.add(
        unused: CodeCount(
          code: "(\(reads.otherUnusedCodes) further)", rows: reads.otherUnusedRows, table: ""))
    }
    try dataQuality.finish()
    try patients.finish()
    try obligations?.finish()
    try intervals?.finish()
    try waived.finish()
    try measureReports?.finish(tally)
    try SummaryCSV.write(header, tally, directory, to: sink)
    try REMSMetricsCSV.write(header, tally, recorder.counts, to: sink)
    var json = try ReportJSONFile(
      ReportJSON(header, reads, tally, directory, overall.dataQuality, recorder.counts), sink)
    siteNames.extend(by: directory)
    let whole = try writeOverallPage(reads, directory, &json)
    try json.finish()
    let sites = SitesFile(header, whole: whole, try writeSites(reads, directory))
    try sink.write(try sites.bytes(), to: "sites.json")
  }

  /// What is waived, and who could not be judged.
  private mutating func addApart(
    _ record: PatientRecord, _ judgement: PatientJudgement, _ directory: Directory
  ) throws {
    for obligation in judgement.obligations {
      guard case .waived(let index, let isRetroactive) = obligation.reason else { continue }
      let waiver = record.waivers[index]
      let row = WaivedRow(
        obligation, waiver, isRetroactive, record, header.program, directory)
      try waived.add(row)
      overall.add(row)
      sites[obligation.site, default: SiteLists()].add(row)
    }
    guard let reason = judgement.notEvaluated else { return }
    let site = judgement.site.map { directory.sites[Int($0.value)] }
    let row = NotEvaluatedRow(
      patient: PatientLabel(record.identity), siteID: site?.id ?? "", site: site?.name ?? "",
      reason: reason)
    overall.add(row)
    sites[judgement.site, default: SiteLists()].add(row)
  }

  private mutating func add(
    _ finding: Finding, record: PatientRecord?, site: SiteIndex?, _ directory: Directory
  ) throws {
    let siteID = site.map { directory.sites[Int($0.value)].id } ?? ""
    try dataQuality.add(finding, siteID: siteID, mrn: record?.identity.mrn ?? "")
    overall.add(finding)
    if record != nil { sites[site, default: SiteLists()].add(finding) }
  }
}

// MARK: - Pages

extension ReportWriter {
  private mutating func writeOverallPage(
    _ reads: ReadCounts, _ directory: Directory, _ json: inout ReportJSONFile
  ) throws -> Figures {
    var files = try WorkFiles(in: "", site: "All sites", header, sink)
    var shown = WorkCollector(limit: 500)
    try work.drainOverall { row in
      try files.add(row)
      try json.add(row)
      shown.add(row)
    }
    try files.finish()
    let changes = try overallChanges(&json)
    let page = OverallPage(
      header: header, reads: reads, tally: tally, directory: directory,
      lists: shown.lists(with: overall, changes), dataQuality: overall.dataQuality,
      siteKeys: siteNames.all)
    try sink.write(page.render(), to: "index.html")
    return Figures(page, hasEarlier: header.earlier != nil)
  }

  /// One folder a site, also where it has nothing to do: an empty list says so.
  private mutating func writeSites(
    _ reads: ReadCounts, _ directory: Directory
  ) throws -> [SiteFigures] {
    var indexes: [SiteIndex?] = directory.sites.indices.map { SiteIndex($0) }
    if tally.bySite[nil] != nil { indexes.append(nil) }
    // The rows come by site in this order, so that no more than one site is in memory.
    return try indexes.inByteOrder({ siteNames.folder($0) }).map { index in
      try writeSite(index, siteNames.folder(index), reads, directory)
    }
  }

  private mutating func writeSite(
    _ index: SiteIndex?, _ key: String, _ reads: ReadCounts, _ directory: Directory
  ) throws -> SiteFigures {
    let folder = "sites/\(key)"
    let site = index.map { directory.sites[Int($0.value)] }
    var files = try WorkFiles(
      in: "\(folder)/", site: SitePage.title(of: site), header, sink)
    var shown = WorkCollector(limit: 500)
    try work.drainSite(key) { row in
      try files.add(row)
      shown.add(row)
    }
    try files.finish()
    let apart = sites[index] ?? SiteLists()
    let page = SitePage(
      header: header, reads: reads, site: site, group: tally.bySite[index],
      lists: shown.lists(with: apart, try siteChanges(key, folder)), dataQuality: apart.dataQuality)
    try sink.write(page.render(), to: "\(folder)/index.html")
    return SiteFigures(page, folder: folder)
  }
}

// MARK: - Changes

extension ReportWriter {
  private mutating func overallChanges(_ json: inout ReportJSONFile) throws -> ChangeLists {
    var csv = try ChangesCSV("changes.csv", sink)
    var lists = ChangeLists(counts: recorder.counts)
    try recorder.drainOverall { fields in
      try csv.add(fields)
      try json.add(change: fields)
      lists.add(fields)
    }
    try csv.finish()
    return lists
  }

  private mutating func siteChanges(_ key: String, _ folder: String) throws -> ChangeLists {
    var csv = try ChangesCSV("\(folder)/changes.csv", sink)
    var lists = ChangeLists(counts: recorder.bySite[key] ?? ChangeCounts())
    try recorder.drainSite(key) { fields in
      try csv.add(fields)
      lists.add(fields)
    }
    try csv.finish()
    return lists
  }
}

extension ReportSink {
  /// Writes a file at once.
  fileprivate func write(_ bytes: [UInt8], to path: String) throws {
    let file = try create(path)
    try file.write(bytes)
    try file.finish()
  }
}

extension PatientLabel {
  init(_ identity: PatientIdentity) {
    self.init(
      patientID: identity.id.map(String.init) ?? "", mrn: identity.mrn,
      familyName: identity.familyName, givenName: identity.givenName,
      birthDate: identity.birthDate.map { "\($0)" } ?? "")
  }
}

extension WaivedRow {
  fileprivate init(
    _ obligation: Obligation, _ waiver: WaiverRow, _ isRetroactive: Bool, _ record: PatientRecord,
    _ program: Program, _ directory: Directory
  ) {
    let site = obligation.site.map { directory.sites[Int($0.value)] }
    self.init(
      patient: PatientLabel(record.identity), siteID: site?.id ?? "", site: site?.name ?? "",
      prescriber: obligation.prescriber.map { directory.prescribers[Int($0.value)].name } ?? "",
      test: program.requirements[obligation.requirement].test,
      occurrence: obligation.occurrence.text, dueOn: obligation.dueOn, reason: waiver.reason,
      recordedOn: waiver.recordedAt.day, isRetroactive: isRetroactive)
  }
}
