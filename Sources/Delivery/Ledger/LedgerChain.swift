/// Follows the ledger line by line and says of each what does not fit.
struct LedgerChain {
  /// Lines seen so far.
  private(set) var count = 0
  /// The stated hash of the last line.
  private(set) var head = LedgerLine.noHash

  /// A line, and what it says; the problem is what is said after `ledger.jsonl line 3`.
  enum Step {
    case whole(LedgerLine, LedgerEntry)
    case wrong(String)
  }

  /// Takes the next line. After a wrong one the following lines are still held against it, so that
  /// each further damage is named too.
  mutating func follow(_ bytes: [UInt8], isEnded: Bool) -> Step {
    count += 1
    guard isEnded else { return .wrong("is cut off") }
    guard let line = LedgerLine(bytes) else { return .wrong("is not a ledger line") }
    let previous = head
    head = line.hash
    guard line.isWhole else { return .wrong("does not have the hash that it states") }
    guard let entry = try? JSONFile.decode(LedgerEntry.self, line.body) else {
      return .wrong("says something that is not understood")
    }
    guard entry.previous == previous else { return .wrong("does not follow the line before it") }
    guard entry.entry == count else { return .wrong("is entry \(entry.entry)") }
    return .whole(line, entry)
  }
}
