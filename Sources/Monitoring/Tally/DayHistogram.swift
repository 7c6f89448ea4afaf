/// Spans of days, one a patient, kept as counts so that memory does not grow with patients.
package struct DayHistogram: Hashable, Sendable {
  /// Patients by number of days.
  private var counts: [Int] = []
  package private(set) var total = 0

  package init() {}

  package mutating func add(_ days: Int) {
    while counts.count <= days { counts.append(0) }
    counts[days] += 1
    total += 1
  }

  /// The least number of days that at least half of the patients do not exceed; nil: no patient.
  package var median: Int? {
    var sum = 0
    for (days, count) in counts.enumerated() {
      sum += count
      if count > 0, 2 * sum >= total { return days }
    }
    return nil
  }

  /// Patients whose number of days lies in a range.
  package func count(in days: some RangeExpression<Int>) -> Int {
    counts.enumerated().reduce(0) { days.contains($1.offset) ? $0 + $1.element : $0 }
  }

  /// nil: no patient.
  package var maximum: Int? { counts.lastIndex { $0 > 0 } }
}
