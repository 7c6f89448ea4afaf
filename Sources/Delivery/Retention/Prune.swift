/// Removes the folders of runs that are kept no longer. Their ledger lines stay, and the next line
/// names them.
package enum Prune {
  /// The runs that have a folder and a line and are not to be kept, the oldest first.
  ///
  /// Never the run entered last, nor the last night's, nor the one that `latest` points at; a folder without a line is
  /// left alone.
  package static func candidates(_ output: String, _ retention: Retention) throws(DeliveryError)
    -> [String]
  {
    let folders = Set(RunID.published(output))
    let entries = try Ledger.entries(output)
    let present = entries.filter { folders.contains($0.run) }
    var kept = retention.kept(present)
    if let latest = Latest.run(in: output) { kept.insert(latest) }
    for newest in [entries.last, entries.last(where: \.isNight)] {
      if let newest { kept.insert(newest.run) }
    }
    return present.map(\.run).filter { !kept.contains($0) && RunID.isValid($0) }
  }

  /// Removes runs, and what the outbox says of their mails; call it holding the lock.
  ///
  /// They are written down first, so that a removal that is cut short is finished by the next run
  /// and named by its line.
  package static func remove(_ runs: [String], from output: String) throws(DeliveryError) {
    guard !runs.isEmpty else { return }
    try PrunedRuns.add(runs, to: output)
    for run in runs {
      try removeFolder(run, output)
      Outbox(output).forget(run)
    }
  }

  /// Removes what a prune that was stopped had written down and left; gives the number of runs.
  static func finish(_ output: String, _ entries: [LedgerEntry]) throws(DeliveryError) -> Int {
    let folders = Set(RunID.published(output))
    let entered = Set(entries.dropLast().map(\.run))
    let left = try PrunedRuns.pending(output).filter {
      folders.contains($0) && entered.contains($0) && $0 != Latest.run(in: output)
    }
    for run in left { try removeFolder(run, output) }
    return left.count
  }

  /// A run vanishes in one step, not file by file.
  private static func removeFolder(_ run: String, _ output: String) throws(DeliveryError) {
    let gone = "\(output)/runs/.gone-\(run)"
    try Folder.rename("\(output)/runs/\(run)", to: gone)
    try Folder.sync("\(output)/runs")
    Folder.remove(gone)
  }
}
