import Monitoring
import Testing

@Suite struct RateTests {
  /// Published intervals: statistical textbooks and calculators, rounded to a tenth of a percent.
  @Test(arguments: [
    (3, 3, 43.9, 100.0), (7, 10, 39.7, 89.2), (85, 100, 76.7, 90.7), (0, 10, 0.0, 27.8),
    (10, 10, 72.2, 100.0), (5, 10, 23.7, 76.3), (1, 1, 20.7, 100.0), (0, 1, 0.0, 79.3),
    (81, 263, 25.5, 36.6), (15, 148, 6.2, 16.0), (0, 20, 0.0, 16.1), (1, 29, 0.6, 17.2),
  ])
  func `The Wilson interval is the published one`(
    numerator: Int, denominator: Int, low: Double, high: Double
  ) throws {
    let interval = try #require(Rate(numerator, of: denominator).wilsonInterval)
    #expect((interval.low * 10).rounded() / 10 == low)
    #expect((interval.high * 10).rounded() / 10 == high)
  }

  @Test func `Nothing owed has no percentage and no interval, and is never 100 %`() {
    #expect(Rate(0, of: 0).percentage == nil)
    #expect(Rate(0, of: 0).wilsonInterval == nil)
  }

  @Test func `The percentage is the share of what was owed`() {
    #expect(Rate(7, of: 10).percentage == 70)
    #expect(Rate(0, of: 3).percentage == 0)
    #expect(Rate(3, of: 3).percentage == 100)
  }

  @Test func `An interval holds its rate and stays within 0 and 100`() throws {
    var wrong: [String] = []
    for denominator in 1...200 {
      for numerator in 0...denominator {
        let rate = Rate(numerator, of: denominator)
        let interval = try #require(rate.wilsonInterval)
        let share = try #require(rate.percentage)
        let isRight =
          0 <= interval.low && interval.low <= share + 1e-9 && share - 1e-9 <= interval.high
          && interval.high <= 100
        if !isRight { wrong.append("\(numerator) of \(denominator)") }
      }
    }
    #expect(wrong == [])
  }
}
