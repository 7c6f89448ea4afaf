/// Counts that are published together, with the sums that tie them to each other, and which of them
/// are hidden because they, or others by way of them, would tell of a few people.
///
/// Source: CMS Cell Size Suppression Policy (CMS data use agreements; ResDAC, "CMS Cell Size
/// Suppression Policy"): no cell of 1 to 10 may be displayed, nor anything from which one could be
/// computed. Zero may.
struct CountTable {
  /// A count of the table.
  struct Cell: Hashable, Sendable {
    fileprivate let place: Int
  }

  private struct Sum {
    var whole: Int
    var parts: [Int]
  }

  /// The least count above zero that is published.
  let threshold: Int
  private var counts: [Int] = []
  private var hidden: [Bool] = []
  private var sums: [Sum] = []

  init(threshold: Int = 11) {
    self.threshold = threshold
  }

  mutating func add(_ count: Int) -> Cell {
    counts.append(count)
    hidden.append((1..<threshold).contains(count))
    return Cell(place: counts.count - 1)
  }

  /// Adds counts that make up a whole, and the whole.
  mutating func add(parts: [Int]) -> (whole: Cell, parts: [Cell]) {
    let parts = parts.map { add($0) }
    return (add(sumOf: parts), parts)
  }

  /// Adds the sum of counts. A reader knows it, whether the counts are published or not.
  mutating func add(sumOf parts: [Cell]) -> Cell {
    let whole = add(parts.reduce(0) { $0 + counts[$1.place] })
    tie(whole, to: parts)
    return whole
  }

  /// Says that a count is the sum of others.
  mutating func tie(_ whole: Cell, to parts: [Cell]) {
    sums.append(Sum(whole: whole.place, parts: parts.map(\.place)))
  }

  func count(_ cell: Cell) -> Int { counts[cell.place] }

  /// nil: hidden.
  func published(_ cell: Cell) -> Int? { hidden[cell.place] ? nil : counts[cell.place] }

  /// Hides what else has to be hidden, until no sum gives a hidden count away.
  mutating func suppress() {
    var isSettled = false
    while !isSettled {
      isSettled = true
      for sum in sums {
        guard let place = nextToHide(sum) else { continue }
        hidden[place] = true
        isSettled = false
      }
    }
  }

  /// What has to be hidden because of one sum; nil: nothing, it gives nothing away.
  ///
  /// Zeros are shown, so that whoever reads a hidden part knows that it is at least 1: of two parts
  /// that make 2 each is 1. So the hidden parts of a sum, of which there are at least two where the
  /// sum itself is shown, must be larger than the least they can be by as much as a small count can
  /// vary. The smallest part that is not zero is hidden next, or where none is left the sum.
  private func nextToHide(_ sum: Sum) -> Int? {
    let hiddenParts = sum.parts.filter { hidden[$0] }
    let isWholeHidden = hidden[sum.whole]
    guard isWholeHidden || !hiddenParts.isEmpty else { return nil }
    let slack = hiddenParts.reduce(0) { $0 + counts[$1] - least($1) }
    let isSafe = slack >= threshold - 1 && hiddenParts.count >= (isWholeHidden ? 1 : 2)
    guard !isSafe else { return nil }
    let shown = sum.parts.filter { !hidden[$0] && counts[$0] > 0 }
    return shown.min { counts[$0] < counts[$1] } ?? (isWholeHidden ? nil : sum.whole)
  }

  /// The least that a reader can take a count for: of a hidden one 1, or what its own parts show.
  private func least(_ place: Int) -> Int {
    guard hidden[place] else { return counts[place] }
    let own = sums.filter { $0.whole == place }.map { $0.parts.reduce(0) { $0 + least($1) } }
    return max(1, own.max() ?? 1)
  }
}
