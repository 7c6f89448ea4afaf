internal import Feeds
internal import PatientSchema

/// Counts results by the code that they are stored with.
package struct CodeTally: Hashable, Sendable {
  /// Codes that are told apart; a file of nothing but distinct codes must not fill the memory.
  private static let limit = 10_000

  /// Results by code.
  package private(set) var counts: [String: Int] = [:]
  /// Results of codes beyond those that are told apart.
  package private(set) var others = 0

  package init() {}

  mutating func add(_ facts: [Fact]) {
    for fact in facts where fact.table == .observation && !fact.cells.isEmpty {
      guard case .text(let code) = fact.cells[Self.place] else { continue }
      if counts[code] != nil || counts.count < Self.limit {
        counts[code, default: 0] += 1
      } else {
        others += 1
      }
    }
  }

  /// Adds what another counted.
  package mutating func add(_ other: CodeTally) {
    others += other.others
    for (code, count) in other.counts { counts[code, default: 0] += count }
  }

  /// Those codes, most frequent first.
  package func mostFrequent(where isListed: (String) -> Bool) -> [(code: String, count: Int)] {
    counts.filter { isListed($0.key) }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }

  private static let place = Table.observation.columns.firstIndex(of: "code") ?? 0
}
