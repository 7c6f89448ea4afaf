/// Recomputes everything that the ledger and the manifests state, and holds it against what is
/// there.
package struct Verification: Sendable {
  /// What is asked for besides the ledger and its runs.
  package struct Question: Sendable {
    /// Only this run's folder is read; nil: every run's.
    package var run: String?
    /// A hash kept elsewhere that a line must have: nothing up to that line was changed or cut off.
    package var head: String?
    /// Keys that signatures are checked with; none: they are not checked.
    package var keys: [LedgerPublicKey] = []

    package init(run: String? = nil, head: String? = nil, keys: [LedgerPublicKey] = []) {
      (self.run, self.head, self.keys) = (run, head, keys)
    }
  }

  /// What is wrong: the ledger first, line by line, then the runs, the oldest first.
  package internal(set) var problems: [Problem] = []
  package internal(set) var lines = 0
  /// Runs whose folders were read, and what was in them.
  package internal(set) var runs = 0
  package internal(set) var files = 0
  package internal(set) var bytes = 0
  /// Runs that were removed on purpose.
  package internal(set) var pruned = 0
  /// Lines whose signature was found good; nil: no key was given.
  package internal(set) var signatures: Int?
  /// The hash of the last line.
  package internal(set) var head = LedgerLine.noHash

  /// Checks `output`.
  ///
  /// Throws `noLedger`, `noSuchRun` or what keeps the ledger from being read; all else is a
  /// problem among the others.
  package init(of output: String, _ question: Question) throws(DeliveryError) {
    let ledger = try LedgerCheck(output, question)
    problems = ledger.problems
    (lines, head, signatures) = (ledger.chain.count, ledger.chain.head, ledger.signatures)
    let pruned = try Set(ledger.entries.flatMap { $0.pruned ?? [] } + PrunedRuns.pending(output))
    if let run = question.run {
      guard RunID.isValid(run),
        ledger.entries.contains(where: { $0.run == run })
          || Folder.isFolder("\(output)/runs/\(run)")
      else { throw .noSuchRun(path: "\(output)/runs/\(run)") }
    }
    checkRuns(output, ledger.entries, pruned, only: question.run)
    checkLatest(output, ledger.entries)
  }

  private mutating func checkRuns(
    _ output: String, _ entries: [LedgerEntry], _ pruned: Set<String>, only run: String?
  ) {
    for entry in entries where run == nil || entry.run == run {
      if pruned.contains(entry.run), !Folder.isFolder("\(output)/runs/\(entry.run)") {
        self.pruned += 1
      } else {
        check(entry, output)
      }
    }
    let entered = Set(entries.map(\.run))
    for (name, _) in Folder.entries("\(output)/runs")
    where !entered.contains(name) && (run == nil || run == name) && !Self.isUnfinished(name) {
      problems.append(Problem("runs/\(name)", "has no line in the ledger"))
    }
  }

  /// What a run that is at work or was stopped leaves is nobody's report.
  private static func isUnfinished(_ name: String) -> Bool {
    name.hasPrefix(".tmp-") || name.hasPrefix(".gone-")
  }

  private mutating func check(_ entry: LedgerEntry, _ output: String) {
    let check = RunCheck(entry.run, in: output)
    runs += 1
    bytes += check.bytes
    files += check.manifest?.files.count ?? 0
    if let manifest = check.manifest {
      let place = "runs/\(entry.run)/\(Manifest.fileName)"
      if check.manifestSHA256 != entry.manifestSha256 {
        problems.append(Problem(place, "does not have the hash that the ledger states"))
      } else if LedgerEntry(of: manifest, sha256: entry.manifestSha256) != entry.withoutPlace {
        problems.append(
          Problem("ledger.jsonl line \(entry.entry)", "does not say what its manifest says"))
      }
    }
    problems += check.problems
  }

  private mutating func checkLatest(_ output: String, _ entries: [LedgerEntry]) {
    guard let newest = entries.last?.run, Latest.run(in: output) != newest else { return }
    problems.append(Problem("latest", "does not point at the newest run, runs/\(newest)"))
  }
}
