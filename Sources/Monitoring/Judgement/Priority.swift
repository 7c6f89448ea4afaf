/// The order of work: 1 is done first, 5 is the past.
package enum Priority: Int, Hashable, Comparable, Sendable, CaseIterable {
  /// A current gap in a test of the boxed warning, missed repeatedly or long past due.
  case urgent = 1
  /// Any other current required gap.
  case gap = 2
  /// Due within the next days.
  case dueNow = 3
  /// Due within the days ahead that are listed, or a current gap in what is not required.
  case dueSoon = 4
  /// An unmet obligation that is no longer current.
  case past = 5

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// The priority of an obligation that is unmet or due; nil: it is nobody's work.
  ///
  /// Borrows, as an initialiser would otherwise copy the whole rule set for each obligation.
  package init?(_ obligation: Obligation, _ program: borrowing Program, asOf: CivilDate) {
    if obligation.state.isUnmet {
      self = Self.ofUnmet(obligation, program, asOf: asOf)
    } else if isDueSoon(obligation, program, asOf: asOf) {
      let ahead = obligation.dueOn.days(since: asOf)
      self = ahead <= program.surveillance.dueNowDays ? .dueNow : .dueSoon
    } else {
      return nil
    }
  }

  private static func ofUnmet(
    _ obligation: Obligation, _ program: borrowing Program, asOf: CivilDate
  ) -> Priority {
    guard obligation.isCurrent else { return .past }
    let index = obligation.requirement
    guard program.requirements[index].severity == .required else { return .dueSoon }
    let isUrgent =
      obligation.missedInARow >= program.surveillance.urgentAfterMissedInARow
      || asOf.days(since: obligation.dueOn) > program.surveillance.urgentAfterDays
    return program.requirements[index].isOfBoxedWarning && isUrgent ? .urgent : .gap
  }
}

/// Whether an obligation is open and to be met within the days ahead that are listed.
///
/// A period that is not open yet is not: a test made today would not count for it. Nor is a
/// prophylaxis, which is going on rather than owed on a day.
package func isDueSoon(
  _ obligation: Obligation, _ program: borrowing Program, asOf: CivilDate
) -> Bool {
  guard obligation.state == .due else { return false }
  if program.requirements[obligation.requirement].isPointCheck { return false }
  return obligation.dueOn.days(since: asOf) <= program.surveillance.dueSoonDays
}
