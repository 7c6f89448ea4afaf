/// Counts by month, in a row from the first month to the last: what is added to by the million.
struct MonthCounts: Sendable {
  /// Counted from year 0, as `CivilDate.month`.
  private var first = 0
  private var counts: [StateCounts] = []

  /// The counts of a month, to be added to.
  subscript(adding month: Int) -> StateCounts {
    get { counts.indices.contains(month - first) ? counts[month - first] : StateCounts() }
    _modify {
      makeRoom(for: month)
      yield &counts[month - first]
    }
  }

  /// By month, where there is anything.
  var byMonth: [Int: StateCounts] {
    var byMonth: [Int: StateCounts] = [:]
    for (place, counts) in counts.enumerated() where counts != StateCounts() {
      byMonth[first + place] = counts
    }
    return byMonth
  }

  static func += (left: inout MonthCounts, right: MonthCounts) {
    for (month, counts) in right.byMonth { left[adding: month] += counts }
  }

  private mutating func makeRoom(for month: Int) {
    if counts.isEmpty { first = month }
    if month < first {
      counts.insert(contentsOf: repeatElement(StateCounts(), count: first - month), at: 0)
      first = month
    }
    let missing = month - first - counts.count + 1
    if missing > 0 { counts.append(contentsOf: repeatElement(StateCounts(), count: missing)) }
  }
}
