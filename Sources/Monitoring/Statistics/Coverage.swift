/// Days of one patient's surveillance on which one test was in date.
///
/// A test covers from the day it was done until the window of the next period closes; the days
/// from the anchor are covered until the first window closes. A period that was waived or
/// cancelled is as good as one with a test.
package struct Coverage {
  /// Days covered of all days, both ends included; nil: no window has closed yet, so that nothing
  /// could be out of date.
  package let share: Rate?

  /// `periods` of one requirement and episode, in order.
  package init(_ periods: ArraySlice<Obligation>, from anchor: CivilDate, to end: CivilDate) {
    guard let firstClose = periods.first?.closesOn, firstClose < end else {
      share = nil
      return
    }
    var (reach, uncovered) = (firstClose, 0)
    for place in periods.indices {
      guard let day = Self.firstCoveredDay(periods[place]), day <= end else { continue }
      uncovered += max(0, day.days(since: reach) - 1)
      let next = place + 1 < periods.endIndex ? periods[place + 1].closesOn : end
      reach = max(reach, next ?? end)
    }
    uncovered += max(0, end.days(since: reach))
    let days = end.days(since: anchor) + 1
    share = Rate(days - uncovered, of: days)
  }

  private static func firstCoveredDay(_ obligation: Obligation) -> CivilDate? {
    switch obligation.state {
    case .done, .doneLate: obligation.doneOn
    case .waived, .cancelled: obligation.opensOn ?? obligation.dueOn
    case .upcoming, .due, .overdue, .missed: nil
    }
  }
}

/// Shares of time covered, one a patient and test, in ten bands.
package struct CoverageHistogram: Hashable, Sendable {
  /// From 0 to under 10 %, 10 to under 20 %, and so on; the last holds 100 % too.
  package private(set) var bands = Array(repeating: 0, count: 10)
  /// Those covered on every day; they are in the last band as well.
  package private(set) var whole = 0

  package init() {}

  package var total: Int { bands.reduce(0, +) }

  package mutating func add(_ share: Rate) {
    bands[min(9, 10 * share.numerator / share.denominator)] += 1
    if share.numerator == share.denominator { whole += 1 }
  }
}
