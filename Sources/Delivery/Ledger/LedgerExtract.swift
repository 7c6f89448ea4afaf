internal import Crypto

/// Lines of a ledger as they stand there, for somebody who is not to have all of it.
package struct LedgerExtract: Sendable {
  /// Without their newlines: those that were asked for, and the last of the ledger.
  package let lines: [[UInt8]]
  /// Of the lines asked for the last; nil: there is none.
  package let run: LedgerEntry?
  /// The manifest of that run as it was published; nil: it is not kept any more, or altered.
  package let manifest: [UInt8]?

  /// Throws `ledgerDamaged` where the ledger is not whole.
  package init(_ output: String, where isWanted: (LedgerEntry) -> Bool) throws(DeliveryError) {
    var (chain, wanted, newest) = (LedgerChain(), [[UInt8]](), [UInt8]())
    var run: LedgerEntry?
    try Ledger.forEachLine(output) { (bytes, isEnded) throws(DeliveryError) in
      switch chain.follow(bytes, isEnded: isEnded) {
      case .wrong(let problem):
        throw .ledgerDamaged(path: Ledger.path(output), line: chain.count, detail: problem)
      case .whole(_, let entry):
        newest = bytes
        guard isWanted(entry) else { return }
        wanted.append(bytes)
        run = entry
      }
    }
    lines = newest.isEmpty || wanted.last == newest ? wanted : wanted + [newest]
    self.run = run
    manifest = try run.flatMap { entry throws(DeliveryError) in
      try Manifest.bytes(of: entry, in: output)
    }
  }

  /// The lines as a file.
  package var bytes: [UInt8] { lines.flatMap { $0 + [UInt8(ascii: "\n")] } }
}
