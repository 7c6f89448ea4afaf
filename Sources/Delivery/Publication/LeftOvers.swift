internal import Glibc

/// What a run that was stopped left in an output folder, cleared by the next one under the lock.
package enum LeftOvers {
  /// What was done, for a message.
  package struct Counts: Hashable, Sendable {
    /// Folders and links of runs that were never published, and of runs that were being pruned.
    package var removed = 0
    /// Ledger lines that were not written whole.
    package var tornLines = 0
    /// Whole runs that had no line and were given one.
    package var entered = 0
    /// Runs whose mails were left out of the outbox and are in it now.
    package var mailed = 0
    /// Why mails of earlier runs could not be put into it; nil: they could, or there were none.
    package var mailFailure: DeliveryError?
    /// Whether `latest` had to be moved to the newest run.
    package var hasMovedLatest = false

    package init() {}
  }

  /// Clears `output`; call it first of all, holding the lock.
  ///
  /// Runs that are entered are signed with `key` where there is one. Throws `ledgerDamaged` where
  /// the ledger has another fault than a last line that was not written whole.
  package static func clear(_ output: String, signedWith key: LedgerKey? = nil)
    throws(DeliveryError) -> Counts
  {
    var counts = Counts()
    counts.tornLines = try cutTornLine(output) ? 1 : 0
    counts.removed = removeUnfinished(output)
    let before = try Ledger.entries(output)
    counts.removed += try Prune.finish(output, before)
    counts.entered = try enterRuns(output, before, key)
    let entries = counts.entered > 0 ? try Ledger.entries(output) : before
    do throws(DeliveryError) {
      counts.mailed = try Outbox(output).settle(Set(entries.map(\.run)))
    } catch {
      // Mails are no reason to keep a report back.
      counts.mailFailure = error
    }
    if let newest = entries.last?.run, Latest.run(in: output) != newest,
      Folder.isFolder("\(output)/runs/\(newest)")
    {
      try Latest.move(to: newest, in: output)
      counts.hasMovedLatest = true
    }
    return counts
  }

  /// Cuts off what stands behind the last newline of the ledger.
  private static func cutTornLine(_ output: String) throws(DeliveryError) -> Bool {
    var (whole, torn) = (0, 0)
    try Ledger.forEachLine(output) { (line, isEnded) throws(DeliveryError) in
      if isEnded { whole += line.count + 1 } else { torn = line.count }
    }
    guard torn > 0 else { return false }
    let path = Ledger.path(output)
    let file = OpenDescriptor(open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC))
    guard file.number >= 0, ftruncate(file.number, off_t(whole)) == 0, fsync(file.number) == 0
    else { throw DeliveryError(errno: errno, path: path) }
    return true
  }

  private static func removeUnfinished(_ output: String) -> Int {
    var removed = 0
    for (name, isFolder) in Folder.entries("\(output)/runs")
    where isFolder && (name.hasPrefix(".tmp-") || name.hasPrefix(".gone-")) {
      Folder.remove("\(output)/runs/\(name)")
      removed += 1
    }
    for (name, isFolder) in Folder.entries(output) where !isFolder && name.hasPrefix(".latest-") {
      unlink("\(output)/\(name)")
      removed += 1
    }
    return removed
  }

  /// Gives each whole run without a line its line, in the order of their ids, which is that of
  /// their beginnings.
  private static func enterRuns(
    _ output: String, _ entries: [LedgerEntry], _ key: LedgerKey?
  ) throws(DeliveryError) -> Int {
    let entered = Set(entries.map(\.run))
    var count = 0
    for run in RunID.published(output) where RunID.isValid(run) && !entered.contains(run) {
      let check = RunCheck(run, in: output)
      guard check.isWhole, let manifest = check.manifest else { continue }
      var entry = LedgerEntry(of: manifest, sha256: check.manifestSHA256)
      entry.recovered = true
      try Ledger.append(entry, to: output, signedWith: key)
      count += 1
    }
    return count
  }
}
