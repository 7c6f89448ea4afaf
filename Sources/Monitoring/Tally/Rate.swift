/// A share of things done of things owed, which never turns nothing owed into 100 %.
package struct Rate: Hashable, Sendable {
  package let numerator: Int
  package let denominator: Int

  package init(_ numerator: Int, of denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// 0…100; nil where nothing was owed.
  package var percentage: Double? {
    denominator == 0 ? nil : 100 * Double(numerator) / Double(denominator)
  }

  /// The 95 % Wilson score interval in percent, both ends 0…100; nil where nothing was owed.
  ///
  /// Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209–212, without continuity correction.
  package var wilsonInterval: (low: Double, high: Double)? {
    guard denominator > 0 else { return nil }
    let z = 1.959963984540054
    let n = Double(denominator)
    let share = Double(numerator) / n
    let centre = share + z * z / (2 * n)
    let spread = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    return (
      low: max(0, 100 * (centre - spread) / scale), high: min(100, 100 * (centre + spread) / scale)
    )
  }
}
