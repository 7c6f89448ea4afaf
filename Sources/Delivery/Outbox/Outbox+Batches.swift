internal import Glibc

extension Outbox {
  /// A mail that is to be sent, and its bytes.
  package struct Letter: Hashable, Sendable {
    package var item: OutboxItem
    package var message: [UInt8]

    package init(_ item: OutboxItem, message: [UInt8]) {
      self.item = item
      self.message = message
    }
  }

  /// Writes a batch that is not valid yet, and makes sure that it is on the disk. The batch of a
  /// run has the run's id.
  package func stage(_ letters: [Letter], as batch: String) throws(DeliveryError) {
    let staged = staged(batch)
    Folder.remove(staged)
    try Folder.create(staged)
    for letter in letters {
      try Self.write(letter.message, to: "\(staged)/\(letter.item.id).eml")
      try Self.write(try Self.encoded(letter.item), to: "\(staged)/\(letter.item.id).json")
    }
    try Folder.sync(staged)
    try Folder.sync(folder)
    try Folder.sync(OutputLock.stateFolder(output))
  }

  /// Makes a staged batch valid, in one step.
  package func enter(_ batch: String) throws(DeliveryError) {
    try Folder.rename(staged(batch), to: "\(folder)/\(batch)")
    try Folder.sync(folder)
  }

  /// Adds mails that are about no run that is being published, in one step.
  ///
  /// Their staging place is another one: whoever settles runs leaves it alone.
  package func add(_ letters: [Letter], as batch: String) throws(DeliveryError) {
    let own = "own-\(batch)"
    try stage(letters, as: own)
    try Folder.rename(staged(own), to: "\(folder)/\(batch)")
    try Folder.sync(folder)
  }

  /// Takes a staged batch away.
  package func discard(_ batch: String) {
    Folder.remove(staged(batch))
    Folder.removeIfEmpty(folder)
  }

  /// Settles what a run that was stopped had staged: the mails of a run that has its line are sent,
  /// and those of any other were never meant. Gives the number of batches that were entered.
  ///
  /// - Parameter isAfterRecovery: whether each run that is whole has its line by now; else what has
  ///   none is left alone.
  func settle(_ entered: Set<String>, isAfterRecovery: Bool = true) throws(DeliveryError) -> Int {
    var count = 0
    for (name, isFolder) in Folder.entries(folder)
    where isFolder && name.hasPrefix(Self.stagedPrefix) && !name.hasPrefix(Self.ownPrefix) {
      let batch = String(name.dropFirst(Self.stagedPrefix.count))
      if entered.contains(batch), !Folder.isFolder("\(folder)/\(batch)") {
        try enter(batch)
        count += 1
      } else if isAfterRecovery {
        Folder.remove("\(folder)/\(name)")
      }
    }
    return count
  }

  /// Puts batches aside of which nothing waits any more.
  func putDoneAside() throws(DeliveryError) {
    let (entries, damaged) = waiting()
    let open = Set(entries.map(\.folder) + damaged.map(Self.folder))
    for batch in Self.batches(folder) where !open.contains(batch) {
      try Folder.create(doneFolder)
      let name = batch.dropFirst(folder.count + 1)
      try Folder.rename(batch, to: "\(doneFolder)/\(name)")
    }
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

  private static let ownPrefix = stagedPrefix + "own-"

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? path
  }

  private func staged(_ batch: String) -> String { "\(folder)/\(Self.stagedPrefix)\(batch)" }
}
