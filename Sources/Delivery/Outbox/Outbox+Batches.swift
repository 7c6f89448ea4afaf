internal import Glibc

extension Outbox {
  /// Clears what a program that held the lock was killed at adding.
  func clearUnfinished(_ right: OutputLock.Right) {
    let prefix = Self.stagedPrefix + Self.ownMark(right)
    for (name, isFolder) in Folder.entries(folder) where isFolder && name.hasPrefix(prefix) {
      Folder.remove("\(folder)/\(name)")
    }
  }

  /// Settles what a run that was stopped had staged: the mails of a run that has its line are sent,
  /// and those of any other were never meant. Gives the number of batches that were entered.
  ///
  /// - Parameter isAfterRecovery: whether each run that is whole has its line by now; else what has
  ///   none is left alone.
  func settle(_ entered: Set<String>, isAfterRecovery: Bool = true) throws(DeliveryError) -> Int {
    clearUnfinished(.publish)
    var count = 0
    let sender = Self.ownMark(.sendMail)
    for (name, isFolder) in Folder.entries(folder)
    where isFolder && name.hasPrefix(Self.stagedPrefix) {
      let batch = String(name.dropFirst(Self.stagedPrefix.count))
      if batch.hasPrefix(sender) { continue }
      if entered.contains(batch), !wasEntered(batch) {
        try enter(batch)
        count += 1
      } else if isAfterRecovery {
        Folder.remove("\(folder)/\(name)")
      }
    }
    return count
  }

  /// Whether mails of a run were made valid, by itself or by a later one.
  private func wasEntered(_ run: String) -> Bool {
    hasBatch(run) || hasBatch("\(run)\(Self.lateMark)1")
  }

  /// Puts batches aside of which nothing waits any more.
  ///
  /// Each is looked at once it is known to be there: runs enter others at any time.
  func putDoneAside() throws(DeliveryError) {
    for batch in Self.batches(folder) where Self.isDone(batch) {
      try Folder.create(doneFolder)
      // A program that was killed may have left the text of a mail that needs none any more.
      for path in Self.paths(batch) { unlink(path.dropLast("json".count) + "eml") }
      let name = batch.dropFirst(folder.count + 1)
      try Folder.rename(batch, to: "\(doneFolder)/\(name)")
    }
  }

  /// Whether a batch could be read whole, and nothing will become of any mail in it.
  private static func isDone(_ batch: String) -> Bool {
    guard let entries = Folder.wholeList(batch) else { return false }
    let names = Set(entries.map(\.name))
    let isComplete = names.allSatisfy { name in
      !name.hasSuffix(".eml") || names.contains(String(name.dropLast(3)) + "json")
    }
    return isComplete && paths(batch).allSatisfy { read($0)?.state.isFinal == true }
  }

  /// Forgets the mails of a run that is pruned, once nothing of it waits any more.
  func forget(_ run: String) {
    for batch in Self.batches(doneFolder) where batch.dropFirst(doneFolder.count + 1).hasPrefix(run)
    {
      Folder.remove(batch)
    }
  }

  /// Enters what a run that was stopped had staged and has its line; for whoever sends between runs.
  /// Call it holding the lock of publishing.
  package func settleEntered() throws(DeliveryError) {
    _ = try settle(Set(try Ledger.entries(output).map(\.run)), isAfterRecovery: false)
  }
}
