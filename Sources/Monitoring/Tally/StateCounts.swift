/// How many obligations stand where.
package struct StateCounts: Hashable, Sendable {
  /// Due on or before the as-of day and done by the due day.
  package var done = 0
  /// Due on or before the as-of day and done in the days of grace, or after a deadline.
  package var doneLate = 0
  package var overdue = 0
  package var missed = 0
  package var waived = 0
  package var cancelled = 0
  /// Open and not done; the due day is still to come.
  package var due = 0
  /// Not open yet.
  package var upcoming = 0
  /// Done although the due day is still to come: apart, as what is due with it is.
  package var doneAhead = 0

  package init() {}

  /// What was owed by the as-of day.
  package var owed: Int { done + doneLate + overdue + missed }
  /// The headline: done, in time or late, of all that was owed.
  package var doneRate: Rate { Rate(done + doneLate, of: owed) }
  /// Done by the due day, of all that was owed.
  package var onTimeRate: Rate { Rate(done, of: owed) }

  package mutating func add(_ obligation: Obligation, asOf: CivilDate) {
    let isAhead = obligation.dueOn > asOf
    switch obligation.state {
    case .upcoming: upcoming += 1
    case .due: due += 1
    case .overdue: overdue += 1
    case .missed: missed += 1
    case .done: if isAhead { doneAhead += 1 } else { done += 1 }
    case .doneLate: if isAhead { doneAhead += 1 } else { doneLate += 1 }
    case .cancelled: cancelled += 1
    case .waived: waived += 1
    }
  }

  static func += (left: inout StateCounts, right: StateCounts) {
    left.done += right.done
    left.doneLate += right.doneLate
    left.overdue += right.overdue
    left.missed += right.missed
    left.waived += right.waived
    left.cancelled += right.cancelled
    left.due += right.due
    left.upcoming += right.upcoming
    left.doneAhead += right.doneAhead
  }
}
