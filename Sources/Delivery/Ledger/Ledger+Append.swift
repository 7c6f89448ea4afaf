internal import Glibc

extension Ledger {
  /// Enters a run: gives it its place behind the last line, names what was pruned since, signs it
  /// where there is a key, and makes sure that the line is on the disk.
  ///
  /// Throws `notEntered`; a line that could not be written whole is taken back.
  @discardableResult
  static func append(_ run: LedgerEntry, to output: String, signedWith key: LedgerKey?)
    throws(DeliveryError) -> LedgerEntry
  {
    do throws(DeliveryError) {
      let entries = try entries(output)
      let pending = try PrunedRuns.pending(output)
      let entry = try place(run, behind: entries, pruned: pending, key, output)
      PrunedRuns.clear(output)
      return entry
    } catch {
      throw .notEntered(
        run: "\(output)/runs/\(run.run)", ledger: path(output), detail: error.reason)
    }
  }

  private static func place(
    _ run: LedgerEntry, behind entries: [LedgerEntry], pruned: [String], _ key: LedgerKey?,
    _ output: String
  ) throws(DeliveryError) -> LedgerEntry {
    var entry = run
    entry.entry = entries.count + 1
    entry.previous = try headHash(output)
    entry.supersedes = entries.last { $0.asksTheSame(as: run) }?.run
    let named = Set(entries.flatMap { $0.pruned ?? [] })
    let new = pruned.filter { !named.contains($0) }
    entry.pruned = new.isEmpty ? nil : new
    entry.key = key?.id
    guard let line = try? LedgerLine(entry, signedWith: key) else {
      throw .inputOutput(path: path(output), detail: "the entry cannot be written as JSON")
    }
    try write(line.bytes + [UInt8(ascii: "\n")], output)
    return entry
  }

  /// The hash of the last line; 64 zeros where there is none.
  package static func headHash(_ output: String) throws(DeliveryError) -> String {
    var chain = LedgerChain()
    try forEachLine(output) { (bytes, isEnded) throws(DeliveryError) in
      _ = chain.follow(bytes, isEnded: isEnded)
    }
    return chain.head
  }

  private static func write(_ line: [UInt8], _ output: String) throws(DeliveryError) {
    let path = path(output)
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC
    let file = OpenDescriptor(open(path, flags, 0o600))
    var before = stat()
    guard file.number >= 0, fstat(file.number, &before) == 0 else {
      throw DeliveryError(errno: errno, path: path, creating: true)
    }
    do throws(DeliveryError) {
      try Descriptor.write(line, to: file.number, path)
      guard fsync(file.number) == 0 else { throw DeliveryError(errno: errno, path: path) }
      if before.st_size == 0 { try Folder.sync(output) }
    } catch {
      ftruncate(file.number, before.st_size)
      throw error
    }
  }
}

extension LedgerEntry {
  /// Whether both answer one question of one rule set.
  fileprivate func asksTheSame(as other: LedgerEntry) -> Bool {
    asOf == other.asOf && knownAt == other.knownAt && program.id == other.program.id
  }
}
