/// `ledger.jsonl`: one line a run, each bound to the one before it by its hash.
package enum Ledger {
  static func path(_ output: String) -> String { "\(output)/ledger.jsonl" }

  /// Bytes of a line at most; what is longer is no line of ours.
  private static let lineLimit = 1 << 22

  /// All entries, the oldest first; none where there is no ledger.
  ///
  /// Throws `ledgerDamaged` for the first line that is not whole or does not follow the one before
  /// it. Signatures are for `Verification` to check.
  package static func entries(_ output: String) throws(DeliveryError) -> [LedgerEntry] {
    var (chain, entries) = (LedgerChain(), [LedgerEntry]())
    try forEachLine(output) { (bytes, isEnded) throws(DeliveryError) in
      switch chain.follow(bytes, isEnded: isEnded) {
      case .whole(_, let entry): entries.append(entry)
      case .wrong(let problem):
        throw .ledgerDamaged(path: path(output), line: chain.count, detail: problem)
      }
    }
    return entries
  }

  /// Hands over each line without its newline, and whether it had one.
  ///
  /// Gives whether there is a ledger.
  @discardableResult
  static func forEachLine(
    _ output: String, _ body: ([UInt8], Bool) throws(DeliveryError) -> Void
  ) throws(DeliveryError) -> Bool {
    guard let file = try StoredFile(path(output)) else { return false }
    var line: [UInt8] = []
    try file.forEachPiece { (piece) throws(DeliveryError) in
      var rest = piece
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        try body(line + rest[..<end], true)
        line = []
        rest = rest[(end + 1)...]
      }
      // The remainder of a line that is far too long says no more than its beginning.
      if line.count < lineLimit { line += rest }
    }
    if !line.isEmpty { try body(line, false) }
    return true
  }
}
