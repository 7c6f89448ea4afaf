/// Exact binomial limits about a target for a site of so many patients.
///
/// Source: D. J. Spiegelhalter, "Funnel plots for comparing institutional performance", Stat. Med.
/// 24 (2005) 1185–1202: 95 % (alert) and 99.8 % (alarm), two-sided.
package struct FunnelLimits: Hashable, Sendable {
  /// Of each side.
  private static let (alertTail, alarmTail) = (0.025, 0.001)

  /// A limit as the last count that is beyond it, and as a line of a picture.
  package struct Limit: Hashable, Sendable {
    /// nil: no count of so few patients is beyond it.
    package var count: Int?
    /// In percent; below 0 or above 100 where no count is beyond it.
    package var line: Double
  }

  /// Beyond it: so many or fewer.
  package let lowAlert: Limit
  package let lowAlarm: Limit
  /// Beyond it: so many or more.
  package let highAlert: Limit
  package let highAlarm: Limit

  /// nil where there is no patient, or the target is all or none: then no count is chance.
  package init?(patients: Int, target: Rate) {
    guard patients > 0, 0 < target.numerator, target.numerator < target.denominator else {
      return nil
    }
    let without = Rate(target.denominator - target.numerator, of: target.denominator)
    let low = BinomialTail(trials: patients, share: Self.share(target))
    let high = BinomialTail(trials: patients, share: Self.share(without))
    (lowAlert, lowAlarm) = (Self.low(low, Self.alertTail), Self.low(low, Self.alarmTail))
    highAlert = Self.high(high, Self.alertTail, of: patients)
    highAlarm = Self.high(high, Self.alarmTail, of: patients)
  }

  private static func share(_ rate: Rate) -> Double {
    Double(rate.numerator) / Double(rate.denominator)
  }

  private static func low(_ tail: BinomialTail, _ chance: Double) -> Limit {
    Limit(count: tail.largestCount(within: chance), line: 100 * tail.line(within: chance))
  }

  /// Too many are too few of the others.
  private static func high(_ tail: BinomialTail, _ chance: Double, of patients: Int) -> Limit {
    Limit(
      count: tail.largestCount(within: chance).map { patients - $0 },
      line: 100 - 100 * tail.line(within: chance))
  }
}
