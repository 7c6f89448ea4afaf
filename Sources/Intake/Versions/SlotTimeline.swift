internal import PatientSchema
internal import PatientStore

/// What a place in a table held, and from when on, as made from everything that sources ever said.
///
/// It does not depend on the order in which the versions were learned of: the same versions give the
/// same rows.
struct SlotTimeline {
  /// A row as of an instant.
  struct Entry: Hashable {
    let recordedAt: String
    let content: [UInt8]
    /// Whether it says of what stood there that it was never true.
    let isWithdrawn: Bool
  }

  /// The instants at which something was learned, in their order, each once.
  let instants: [String]
  /// The rows, in the order of their instants; equal ones that follow each other are one.
  let entries: [Entry]

  /// - Parameter versions: every version of each fact that ever stood in the slot.
  init(_ versions: [StoredVersion], in slot: Slot) {
    let facts = Dictionary(grouping: versions, by: \.name).values
    instants = Set(versions.map(\.recordedAt)).sorted()
    var entries: [Entry] = []
    var last: Filling?
    for instant in instants {
      guard let next = Self.filling(at: instant, facts, slot, after: last) else { continue }
      if next.content != last?.content {
        entries.append(
          Entry(
            recordedAt: instant, content: next.content, isWithdrawn: next.isWithdrawn))
      }
      last = next
    }
    self.entries = entries
  }

  /// What a slot holds, and the fact that it is of.
  private struct Filling {
    let name: [UInt8]
    let content: [UInt8]
    var isWithdrawn = false

    /// The same, withdrawn.
    func withdrawn(in slot: Slot) -> Filling {
      Filling(name: name, content: Withdrawal.of(content, in: slot), isWithdrawn: true)
    }
  }

  /// What the slot holds at an instant; nil: nothing yet.
  private static func filling(
    at instant: String, _ facts: some Sequence<[StoredVersion]>, _ slot: Slot,
    after last: Filling?
  ) -> Filling? {
    let order = VersionOrder(table: slot.table)
    let known = facts.map { versions in versions.filter { $0.recordedAt <= instant } }
    let contest = SlotContest(known, in: slot)
    let here = contest.versions
    guard let best = contest.best else {
      // Every fact that stood here was moved to another day: what it left is withdrawn.
      return last?.withdrawn(in: slot)
    }
    if let last, best.name != last.name, order.isUnderWay(best), !order.counts(last.name, in: here)
    {
      // A result under way does not replace one that counts: the one before is withdrawn first.
      return last.withdrawn(in: slot)
    }
    return Filling(name: best.name, content: best.content)
  }
}

extension StoredVersion {
  /// Whether it says the same as another.
  func saysTheSame(as other: StoredVersion) -> Bool {
    rowKey == other.rowKey && content == other.content
  }
}
