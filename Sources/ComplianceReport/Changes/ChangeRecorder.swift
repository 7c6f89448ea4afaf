internal import Monitoring

/// Follows the gaps from the earlier report to this one, patient by patient: writes what the next
/// report will compare with, and keeps what changed for its list.
///
/// No more than one patient's gaps are in memory: both the earlier file and the scan come in
/// ascending order of patient ids.
struct ChangeRecorder {
  private let header: ReportHeader
  private let builder: WorkRowBuilder
  private let tests: [String: String]
  private var earlier: ReportedGapReader?
  /// Of the earlier report, read and not compared yet.
  private var nextGap: ReportedGap?
  private var memory: ReportedGapsCSV
  private var rows: PageSorter
  private var fields = FieldWriter()
  private var key = SortKey()
  private var lastPatient: Int64?
  private(set) var counts = ChangeCounts()
  /// By the folder of the site.
  private(set) var bySite: [String: ChangeCounts] = [:]

  /// - Parameter earlierGaps: gives the next bytes of the earlier report's file; none: no more.
  init(
    _ header: ReportHeader, _ builder: WorkRowBuilder, earlierGaps: (() throws -> [UInt8])?,
    _ sink: ReportSink
  ) throws {
    self.header = header
    self.builder = builder
    tests = Dictionary(header.program.requirements.map { ($0.id, $0.test) }) { first, _ in first }
    earlier = try earlierGaps.map { try ReportedGapReader($0) }
    nextGap = try earlier?.next()
    memory = try ReportedGapsCSV(sink)
    rows = PageSorter(makeScratch: sink.makeScratch)
  }

  /// What is known of a gap that is listed.
  struct Reported {
    var firstReportedOn: CivilDate
    var isNew: Bool
  }

  /// Compares a patient; gives what is known of each listed gap, by its id.
  ///
  /// A patient without an id of their own is counted and not compared.
  mutating func add(
    _ record: PatientRecord, _ judgement: PatientJudgement, listed: [ListedObligation],
    _ sites: SiteNames
  ) throws -> [String: Reported] {
    guard let id = record.identity.id, lastPatient.map({ $0 < id }) ?? true else {
      counts.patientsNotCompared += 1
      return [:]
    }
    lastPatient = id
    let earlier = try takeGaps(of: id)
    let comparison = GapComparison(
      program: header.program, asOf: header.asOf, patientID: id, judgement: judgement,
      hasInfusions: !record.infusions.isEmpty, sites: sites)
    var reported: [String: Reported] = [:]
    let unmet = listed.filter(\.obligation.state.isUnmet)
    for change in comparison.changes(since: earlier, listed: unmet) {
      try add(change, record)
      if change.listed != nil {
        reported[change.gap.obligationID] = Reported(
          firstReportedOn: change.gap.firstReportedOn, isNew: change.kind == .new)
      }
    }
    return reported
  }

  /// Takes what is left of the earlier report, and ends the file.
  mutating func finish() throws {
    while let gap = try takeGap() {
      try add(GapComparison.gone(gap, asOf: header.asOf), nil)
    }
    try memory.finish()
  }

  /// Calls `body` with the fields of each row of the run in the order of its list.
  mutating func drainOverall(_ body: (UnsafeBufferPointer<UInt8>) throws -> Void) throws {
    try rows.drainOverall(body)
  }

  /// The same of one site, after those of the run.
  mutating func drainSite(_ folder: String, _ body: (UnsafeBufferPointer<UInt8>) throws -> Void)
    throws
  {
    try rows.drainSite(folder, body)
  }

  /// The gaps of a patient; those of patients before, who are gone, are dealt with on the way.
  private mutating func takeGaps(of patient: Int64) throws -> [ReportedGap] {
    var gaps: [ReportedGap] = []
    while let next = nextGap, next.patientID <= patient, let gap = try takeGap() {
      if gap.patientID == patient {
        gaps.append(gap)
      } else {
        try add(GapComparison.gone(gap, asOf: header.asOf), nil)
      }
    }
    return gaps
  }

  private mutating func takeGap() throws -> ReportedGap? {
    guard let gap = nextGap else { return nil }
    nextGap = try earlier?.next()
    return gap
  }

  private mutating func add(_ change: GapChange, _ record: PatientRecord?) throws {
    try memory.add(change.gap)
    counts.add(change, asOf: header.asOf)
    bySite[change.gap.siteFolder, default: ChangeCounts()].add(change, asOf: header.asOf)
    guard change.kind.isListed else { return }
    fields.begin()
    ChangeRow.add(
      change, record?.identity, test: tests[change.gap.requirement] ?? "", asOf: header.asOf,
      to: &fields)
    key.begin()
    Self.add(orderOf: change, record, builder, to: &key)
    try rows.add(fields.bytes, key.bytes, folder: change.gap.siteFolder)
  }

  /// What nobody can say any more first, then what is to do in the order of work, then the rest.
  private static func add(
    orderOf change: GapChange, _ record: PatientRecord?, _ builder: WorkRowBuilder,
    to key: inout SortKey
  ) {
    if let listed = change.listed, let record {
      key.add(UInt8(1))
      builder.add(orderOf: listed.obligation, listed.priority, record, to: &key)
      return
    }
    key.add(UInt8(change.kind == .noLongerJudged ? 0 : 2))
    key.add(UInt8(change.gap.listing.priority.rawValue))
    key.add(Int64(change.gap.dueOn.dayNumber))
    key.add(change.gap.patientID)
    key.add(change.gap.obligationID)
  }
}
