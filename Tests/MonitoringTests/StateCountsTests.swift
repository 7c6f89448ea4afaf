import Monitoring
import Testing

@Suite struct StateCountsTests {
  private func counts(_ states: [(ObligationState, due: String)]) throws -> StateCounts {
    var counts = StateCounts()
    for (state, due) in states {
      var obligation = Obligation(
        requirement: 0, episode: 1, occurrence: .patient, opensOn: nil, dueOn: try day(due),
        closesOn: nil)
      obligation.state = state
      counts.add(obligation, asOf: try day("2025-06-15"))
    }
    return counts
  }

  @Test func `Each state is counted where it belongs, once`() throws {
    let counts = try counts(ObligationState.allCases.map { ($0, due: "2025-06-15") })
    let all = [
      counts.done, counts.doneLate, counts.overdue, counts.missed, counts.waived, counts.cancelled,
      counts.due, counts.upcoming,
    ]
    #expect(all == Array(repeating: 1, count: 8))
    #expect(counts.doneAhead == 0)
  }

  @Test func `The rates speak of what was owed by the as-of day, both in numbers`() throws {
    let counts = try counts([
      (.done, "2025-03-03"), (.done, "2025-04-03"), (.doneLate, "2025-05-03"),
      (.missed, "2025-05-03"), (.overdue, "2025-06-03"), (.due, "2025-07-03"),
      (.waived, "2025-02-03"), (.cancelled, "2025-02-03"), (.upcoming, "2025-08-03"),
    ])
    #expect(counts.owed == 5)
    #expect(counts.doneRate == Rate(3, of: 5))
    #expect(counts.onTimeRate == Rate(2, of: 5))
  }

  @Test(arguments: [("2025-06-14", 1, 0), ("2025-06-15", 1, 0), ("2025-06-16", 0, 1)])
  func `What is done before its due day has come is counted apart`(
    due: String, done: Int, ahead: Int
  ) throws {
    let counts = try counts([(.done, due: due)])
    #expect(counts.done == done)
    #expect(counts.doneAhead == ahead)
  }

  @Test func `Nothing owed has no rate`() throws {
    let counts = try counts([(.due, "2025-06-20"), (.waived, "2025-06-01")])
    #expect(counts.doneRate.percentage == nil)
    #expect(counts.onTimeRate.wilsonInterval == nil)
  }
}
