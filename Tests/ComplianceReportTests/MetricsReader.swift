@testable import ComplianceReport

/// A reader of a table who tries to find out what is hidden: every way to fill the blanks that fits
/// the sums and has no zero in a blank, since zeros are shown.
struct MetricsReader {
  private let published: [Int?]
  /// Each whole with its parts, by place.
  private let sums: [(whole: Int, parts: [Int])]
  private let leaves: Int

  /// Every table of so many counts from 0 to `most`.
  static func tables(cells: Int, most: Int) -> [[Int]] {
    (0..<cells).reduce([[]]) { tables, _ in
      tables.flatMap { table in (0...most).map { table + [$0] } }
    }
  }

  /// One whole.
  init(parts counts: [Int], threshold: Int) {
    self.init(counts, [Array(counts.indices)], threshold)
  }

  /// The first three are parts of a whole that, with the others, is part of another.
  init(nested counts: [Int], threshold: Int) {
    let others = Array(counts.indices.dropFirst(3))
    self.init(counts, [[0, 1, 2], others + [counts.count]], threshold)
  }

  /// The second is a part of two wholes.
  init(sharing counts: [Int], threshold: Int) {
    self.init(counts, [[0, 1], Array(counts.indices.dropFirst(1))], threshold)
  }

  /// Wholes stand behind the counts, in their order.
  private init(_ counts: [Int], _ wholes: [[Int]], _ threshold: Int) {
    var table = CountTable(threshold: threshold)
    var cells = counts.map { table.add($0) }
    for parts in wholes { cells.append(table.add(sumOf: parts.map { cells[$0] })) }
    table.suppress()
    published = cells.map { table.published($0) }
    sums = wholes.enumerated().map { (whole: counts.count + $0, parts: $1) }
    leaves = counts.count
  }

  /// What each hidden cell can be.
  func possibleValues() -> [Int: Set<Int>] {
    let blanks = published.indices.filter { published[$0] == nil }
    var possible: [Int: Set<Int>] = [:]
    fill(0, published.prefix(leaves).map { $0 ?? 0 }) { table in
      for place in blanks { possible[place, default: []].insert(table[place]) }
    }
    return possible
  }

  /// Tries every value of the hidden parts; what they make decides the hidden wholes.
  private func fill(_ place: Int, _ counts: [Int], _ body: ([Int]) -> Void) {
    guard place < leaves else { return check(counts, body) }
    guard published[place] == nil else { return fill(place + 1, counts, body) }
    for value in 1...6 {
      var counts = counts
      counts[place] = value
      fill(place + 1, counts, body)
    }
  }

  private func check(_ counts: [Int], _ body: ([Int]) -> Void) {
    var table = counts
    for sum in sums { table.append(sum.parts.reduce(0) { $0 + table[$1] }) }
    for sum in sums {
      if let whole = published[sum.whole], whole != table[sum.whole] { return }
      if published[sum.whole] == nil, table[sum.whole] == 0 { return }
    }
    body(table)
  }
}
