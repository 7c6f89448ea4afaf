import Monitoring
import Testing

@Suite struct PriorityTests {
  private let program = SmallProgram.program

  /// The priority of a monthly test's obligation that is due so many days before the as-of day.
  private func priority(
    _ state: ObligationState, daysPastDue: Int, missedInARow: Int = 1, isCurrent: Bool = true,
    of requirement: Int = SmallProgram.monthly
  ) throws -> Priority? {
    let asOf = try day("2025-06-15")
    let due = asOf.goingBack(days: daysPastDue)
    var obligation = Obligation(
      requirement: requirement, episode: 1, occurrence: .period(1), opensOn: nil, dueOn: due,
      closesOn: nil)
    obligation.state = state
    obligation.missedInARow = state.isUnmet ? missedInARow : 0
    obligation.isCurrent = state.isUnmet && isCurrent
    return Priority(obligation, program, asOf: asOf)
  }

  @Test(arguments: [(29, Priority.gap), (30, .gap), (31, .urgent), (365, .urgent)])
  func `A boxed warning's gap is urgent from the 31st day past due`(
    days: Int, expected: Priority
  ) throws {
    #expect(try priority(.missed, daysPastDue: days) == expected)
  }

  @Test(arguments: [(1, Priority.gap), (2, .urgent), (3, .urgent)])
  func `A boxed warning's gap is urgent from the second missed in a row`(
    inARow: Int, expected: Priority
  ) throws {
    #expect(try priority(.overdue, daysPastDue: 1, missedInARow: inARow) == expected)
  }

  @Test func `A required gap outside the boxed warning is never urgent`() throws {
    let expected = Priority.gap
    let form = SmallProgram.form
    #expect(try priority(.overdue, daysPastDue: 400, missedInARow: 9, of: form) == expected)
  }

  @Test func `A recommended gap is listed with what is due within 30 days`() throws {
    let screening = SmallProgram.screening
    #expect(try priority(.missed, daysPastDue: 400, missedInARow: 9, of: screening) == .dueSoon)
  }

  @Test func `What is not current is past, however urgent it was`() throws {
    #expect(try priority(.missed, daysPastDue: 99, missedInARow: 9, isCurrent: false) == .past)
  }

  @Test(arguments: [
    (0, Priority.dueNow), (6, .dueNow), (7, .dueNow), (8, .dueSoon), (29, .dueSoon), (30, .dueSoon),
    (31, nil),
  ])
  func `Due within 7 days comes before due within 30, and later is not listed`(
    daysAhead: Int, expected: Priority?
  ) throws {
    #expect(try priority(.due, daysPastDue: -daysAhead) == expected)
  }

  @Test(arguments: [ObligationState.upcoming, .done, .doneLate, .cancelled, .waived])
  func `What is met, excused or not open is nobody's work`(state: ObligationState) throws {
    #expect(try priority(state, daysPastDue: -1) == nil)
  }

  @Test func `A point check that goes on is in no bucket of what is owed`() throws {
    #expect(try priority(.due, daysPastDue: 0, of: SmallProgram.dose) == nil)
  }

  @Test func `Priorities are ordered from 1 to 5`() {
    #expect(Priority.allCases.map(\.rawValue) == [1, 2, 3, 4, 5])
    #expect(Priority.allCases.sorted() == Priority.allCases)
  }
}
