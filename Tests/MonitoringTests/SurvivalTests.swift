import HostileClinic
import Monitoring
import Testing

@Suite struct SurvivalTests {
  private func counts(_ times: [(days: Int, isEvent: Bool)]) -> SurvivalCounts {
    var counts = SurvivalCounts()
    for time in times { counts.add(days: time.days, isEvent: time.isEvent) }
    return counts
  }

  /// Five start. 1 of 5 on day 3; 1 of 4 on day 5, when one more is taken out; 1 of 2 on day 8.
  @Test func `A small example comes out as by hand`() {
    let curve = counts([(5, false), (3, true), (10, false), (8, true), (5, true)]).curve
    #expect(curve.steps.map(\.day) == [3, 5, 8, 10])
    #expect(curve.steps.map(\.atRisk) == [5, 4, 2, 1])
    #expect(curve.steps.map(\.events) == [1, 1, 1, 0])
    #expect(curve.steps.map(\.censored) == [0, 1, 0, 1])
    for (step, share) in zip(curve.steps, [0.8, 0.6, 0.3, 0.3]) {
      #expect(abs(step.share - share) < 1e-15)
    }
    #expect(curve.total == 5 && curve.events == 3)
    #expect([0, 3, 4, 8, 9, 11].map(curve.atRisk) == [5, 5, 4, 2, 1, 0])
    #expect([2, 3, 7, 8].map(curve.events(upTo:)) == [0, 1, 2, 3])
    #expect([4, 5, 10].map(curve.censored(upTo:)) == [0, 1, 2])
    #expect(curve.share(after: 2) == 1 && curve.share(after: 4) == 0.8)
  }

  @Test func `The curve is drawn as long as ten are at risk`() {
    let nine = counts((1...9).map { ($0, true) }).curve
    #expect(nine.lastDrawnDay == nil && nine.median == nil)
    let twelve = counts((1...12).map { ($0, true) }).curve
    #expect(twelve.lastDrawnDay == 3)
    #expect(twelve.median == nil, "half is reached where fewer than ten are left")
    #expect(counts((1...20).map { ($0, true) }).curve.median == 10)
  }

  @Test func `Nobody has no curve`() {
    #expect(SurvivalCounts().curve.steps.isEmpty)
    #expect(SurvivalCounts().curve.lastDrawnDay == nil)
  }

  @Test func `A time of thousands of years takes no more memory than one of a hundred`() {
    #expect(counts([(3_000_000, false)]).curve.steps.map(\.day) == [36_525])
  }

  /// Days and counts as they are, shares to 10⁻¹².
  @Test func `The curves of 60 random clinics are those of R's package survival`() throws {
    var random = SplitMix64(seed: 1_958)
    let clinics = (0..<60).map { number in
      (0..<(1 + Int(random.next() % 400))).map { _ in
        (days: Int(random.next() % UInt64(10 + 20 * number)), isEvent: random.next() % 3 > 0)
      }
    }
    let answers = try StatisticsInR.answers(
      to: clinics.map { times in
        "survival "
          + times.map { "\($0.days):\($0.isEvent ? 1 : 0)" }.joined(separator: ",")
      })
    for (times, answer) in zip(clinics, answers) {
      let steps = counts(times).curve.steps
      let expected = answer.split(separator: ",").map { step in
        step.split(separator: ":").compactMap { Double($0) }
      }
      try #require(steps.count == expected.count)
      for (step, numbers) in zip(steps, expected) {
        #expect([step.day, step.atRisk, step.events].map(Double.init) == Array(numbers.prefix(3)))
        #expect(abs(step.share - numbers[3]) < 1e-12)
      }
    }
  }
}
