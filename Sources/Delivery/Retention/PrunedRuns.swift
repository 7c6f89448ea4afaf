internal import Glibc

/// Runs that were pruned and that no line of the ledger names yet: the next line does.
package enum PrunedRuns {
  /// Bytes; a hundred thousand ids.
  private static let sizeLimit = 1 << 22

  static func path(_ output: String) -> String { "\(OutputLock.stateFolder(output))/pruned" }

  /// Their ids, in the order in which they were pruned.
  static func pending(_ output: String) throws(DeliveryError) -> [String] {
    let bytes = try StoredFile.bytes(path(output), limit: sizeLimit) ?? []
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
      .filter(RunID.isValid)
  }

  /// Every run that was ever pruned, whether a line names it already or not.
  package static func all(_ output: String, _ entries: [LedgerEntry]) throws(DeliveryError)
    -> Set<String>
  {
    Set(try pending(output) + entries.flatMap { $0.pruned ?? [] })
  }

  /// Adds ids and makes sure that they are on the disk, before any folder is touched.
  static func add(_ runs: [String], to output: String) throws(DeliveryError) {
    let pending = try pending(output)
    let all = pending + runs.filter { !pending.contains($0) }
    let temporary = path(output) + ".new"
    unlink(temporary)
    var file = try RunFile(creating: temporary)
    try file.write(Array(all.map { $0 + "\n" }.joined().utf8))
    _ = try file.finish()
    try Folder.rename(temporary, to: path(output))
    try Folder.sync(OutputLock.stateFolder(output))
  }

  /// Forgets them, once a line names them; names that stay behind are not entered twice.
  static func clear(_ output: String) {
    unlink(path(output))
  }
}
