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

  /// Mails that could not be written, beside others that were.
  package struct Unwritten: Hashable, Sendable {
    package var items: [OutboxItem] = []
    /// Why the first of them was not.
    package var reason: String?
  }

  /// Writes a batch that is not valid yet, and makes sure that it is on the disk. The batch of a
  /// run has the run's id.
  ///
  /// A mail that cannot be written is given back and keeps no other from being written; throws where
  /// none can.
  @discardableResult
  package func stage(_ letters: [Letter], as batch: String) throws(DeliveryError) -> Unwritten {
    let staged = staged(batch)
    Folder.remove(staged)
    try Folder.create(staged)
    let unwritten = try Self.write(letters, to: staged)
    try Folder.sync(staged)
    try Folder.sync(folder)
    try Folder.sync(OutputLock.stateFolder(output))
    return unwritten
  }

  private static func write(_ letters: [Letter], to staged: String) throws(DeliveryError)
    -> Unwritten
  {
    var (unwritten, ids) = (Unwritten(), Set<String>())
    for letter in letters {
      do throws(DeliveryError) {
        // What is there already is another mail's, and stays.
        guard ids.insert(letter.item.id).inserted else {
          throw .inputOutput(path: letter.item.id, detail: "another mail has its id")
        }
        try write(letter, to: "\(staged)/\(letter.item.id)")
      } catch {
        unwritten.items.append(letter.item)
        unwritten.reason = unwritten.reason ?? error.reason
        if unwritten.items.count == letters.count { throw error }
      }
    }
    return unwritten
  }

  /// Writes both files of a mail, or none.
  private static func write(_ letter: Letter, to path: String) throws(DeliveryError) {
    do throws(DeliveryError) {
      try write(letter.message, to: "\(path).eml")
      try write(try encoded(letter.item), to: "\(path).json")
    } catch {
      for end in ["json", "eml"] { unlink("\(path).\(end)") }
      throw error
    }
  }

  /// Makes a staged batch valid, in one step.
  package func enter(_ batch: String) throws(DeliveryError) {
    try Folder.rename(staged(batch), to: "\(folder)/\(batch)")
    try Folder.sync(folder)
  }

  /// Adds mails that are about no run that is being published, in one step.
  ///
  /// - Parameter right: the lock that the caller holds. Their staging place says so: whoever holds
  ///   that lock next knows that what is left there was left by a program that was killed.
  @discardableResult
  package func add(_ letters: [Letter], as batch: String, _ right: OutputLock.Right = .publish)
    throws(DeliveryError) -> Unwritten
  {
    let own = Self.ownMark(right) + batch
    let unwritten = try stage(letters, as: own)
    try Folder.rename(staged(own), to: "\(folder)/\(batch)")
    try Folder.sync(folder)
    return unwritten
  }

  /// Adds mails of a run that was published without them.
  package func addLate(_ letters: [Letter], of run: String) throws(DeliveryError) -> Unwritten {
    let number = (1...).first { !hasBatch("\(run)\(Self.lateMark)\($0)") } ?? 1
    return try add(letters, as: "\(run)\(Self.lateMark)\(number)")
  }

  static func ownMark(_ right: OutputLock.Right) -> String {
    switch right {
    case .publish: "own-"
    case .sendMail: "sender-"
    }
  }

  /// Takes a staged batch away.
  package func discard(_ batch: String) {
    Folder.remove(staged(batch))
    Folder.removeIfEmpty(folder)
  }

  private func staged(_ batch: String) -> String { "\(folder)/\(Self.stagedPrefix)\(batch)" }
}
