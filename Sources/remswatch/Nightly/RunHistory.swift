internal import ComplianceReport
internal import Delivery
internal import Monitoring

/// What the ledger and the runs of an output folder say of the nights before.
struct RunHistory {
  /// Of every run, the oldest first.
  let entries: [LedgerEntry]
  /// The run to compare with, its list of gaps open for reading; nil: there is none.
  private(set) var earlier: (entry: LedgerEntry, gaps: PublishedFile)?
  /// Days since the report before on which none was made.
  let nightsWithout: [ClosedRange<CivilDate>]
  private(set) var notices: [Notice] = []
  /// For the operator: what was wrong with what was found.
  private(set) var remarks: [String] = []
  private let output: String

  /// - Parameter isLookingBack: whether the report of the day may be published already, and is then
  ///   not what the answer is compared with, but what it should equal.
  init(_ output: String, _ question: RunQuestion, isLookingBack: Bool = false) throws {
    self.output = output
    entries = try Ledger.entries(output)
    nightsWithout = Ledger.nightsWithout(before: question.asOf, in: entries).map { [$0] } ?? []
    let candidates = Ledger.baselines(
      of: question.program.program.id, asOf: question.asOf, knowledge: question.knownAt,
      in: entries
    ).filter { !isLookingBack || question.knownAt != nil || $0.asOf < question.asOf }
    try openNewest(of: candidates, pruned: PrunedRuns.all(output, entries))
  }

  /// The newest run that is whole; one that is damaged is passed over and named.
  private mutating func openNewest(of candidates: [LedgerEntry], pruned: Set<String>) throws {
    for entry in candidates {
      do {
        guard let gaps = try PublishedFile(ReportedGapReader.fileName, of: entry, in: output)
        else {
          if !pruned.contains(entry.run) { passOver(entry, "its folder is gone.") }
          continue
        }
        try ReportedGapReader.check(gaps.next)
        try gaps.rewind()
        earlier = (entry, gaps)
        return
      } catch {
        passOver(entry, "\(error)")
      }
    }
  }

  private mutating func passOver(_ entry: LedgerEntry, _ reason: String) {
    notices.append(.earlierReportDamaged(asOf: entry.asOf))
    remarks.append(
      "The run \(entry.run) was not compared with: \(reason) 'remswatch verify' shows what else is "
        + "wrong.")
  }

  /// Of the newest run of any question; nil: there is none.
  var newest: LedgerEntry? { entries.last }

  /// The report that is compared with, as pages name it.
  var earlierReport: EarlierReport? {
    earlier.map { earlier in
      EarlierReport(
        asOf: earlier.entry.asOf, knownAt: earlier.entry.knownAt,
        programID: earlier.entry.program.id, programVersion: earlier.entry.program.version,
        programSHA256: earlier.entry.program.sha256)
    }
  }

  /// Where the newest run lies.
  var newestFolder: String? { newest.map { "\(output)/runs/\($0.run)" } }

  /// Whether the newest run is whole and tells all that a run with this manifest would.
  func newestEquals(_ manifest: Manifest) -> Bool {
    guard let newest, let folder = newestFolder, let read = try? Manifest.read(folder),
      manifest.isSameReport(as: read)
    else { return false }
    return Manifest.ofWholeRun(newest, in: output) == read
  }
}
