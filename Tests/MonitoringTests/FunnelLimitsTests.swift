import HostileClinic
import Monitoring
import Testing

@Suite struct FunnelLimitsTests {
  private static let target = Rate(85, of: 100)

  private func limits(_ patients: Int, _ target: Rate = target) throws -> FunnelLimits {
    try #require(FunnelLimits(patients: patients, target: target))
  }

  @Test(arguments: [
    (3, 0, nil), (5, 1, 0), (8, 4, 2), (10, 5, 3), (20, 13, 10), (50, 36, 33), (100, 77, 72),
    (400, 325, 316),
  ])
  func `About 85 in 100 the lower limits are those of the binomial table`(
    patients: Int, alert: Int, alarm: Int?
  ) throws {
    let limits = try limits(patients)
    #expect(limits.lowAlert.count == alert)
    #expect(limits.lowAlarm.count == alarm)
  }

  /// Of six coins none shows heads once in 64 throws, at most one 7 times: 1/64 < 2.5 % < 7/64.
  @Test func `Six coins signal at none and at all, and the line lies a tenth of the way to one`()
    throws
  {
    let limits = try limits(6, Rate(1, of: 2))
    #expect(limits.lowAlert.count == 0 && limits.highAlert.count == 6)
    #expect(limits.lowAlarm.count == nil && limits.highAlarm.count == nil)
    #expect(abs(limits.lowAlert.line - 100 * 0.1 / 6) < 1e-12)
    #expect(abs(limits.highAlert.line - (100 - 100 * 0.1 / 6)) < 1e-12)
  }

  @Test(arguments: [(0, 10), (10, 10), (0, 0)])
  func `About none, all or nothing there are no limits`(numerator: Int, denominator: Int) {
    #expect(FunnelLimits(patients: 20, target: Rate(numerator, of: denominator)) == nil)
  }

  @Test func `Without a patient there are no limits`() {
    #expect(FunnelLimits(patients: 0, target: Self.target) == nil)
  }

  /// Counts as they are, lines to 10⁻⁹ of the patients.
  @Test func `The limits of 500 random sites are those that R computes`() throws {
    var random = SplitMix64(seed: 20_260_601)
    let cases = (0..<500).map { number in
      let most = number % 10 == 0 ? 20_000 : 300
      let patients = 1 + Int(random.next() % UInt64(most))
      let all = 2 + Int(random.next() % 5_000)
      return (patients, Rate(1 + Int(random.next() % UInt64(all - 1)), of: all))
    }
    let answers = try StatisticsInR.answers(
      to: cases.map { "limit \($0) \($1.numerator) \($1.denominator)" })
    for ((patients, target), answer) in zip(cases, answers) {
      let limits = try limits(patients, target)
      let numbers = answer.split(separator: " ").compactMap { Double($0) }
      let counts = [limits.lowAlert, limits.lowAlarm, limits.highAlert, limits.highAlarm].map {
        Double($0.count ?? -1)
      }
      #expect(counts == Array(numbers.prefix(4)), "\(patients) about \(target)")
      for (line, expected) in zip(
        [limits.lowAlert, limits.lowAlarm].map(\.line), numbers.dropFirst(4))
      {
        #expect(abs(line / 100 - expected) < 1e-9, "\(patients) about \(target)")
      }
    }
  }

  @Test func `A count lies on or below the line exactly where it is beyond the limit`() throws {
    for patients in 1...120 {
      let limits = try limits(patients)
      for count in 0...patients {
        let share = 100 * Double(count) / Double(patients)
        #expect((share <= limits.lowAlert.line) == (count <= limits.lowAlert.count ?? -1))
        #expect((share >= limits.highAlert.line) == (count >= limits.highAlert.count ?? .max))
      }
    }
  }
}
