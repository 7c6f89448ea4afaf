internal import Monitoring

// Numbers as text, the same on every machine: no locale is asked.

extension Int {
  /// With a comma between thousands: `12,040`.
  var grouped: String {
    let digits = Array(String(magnitude))
    var text = self < 0 ? "-" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// With its noun: `1 patient`, `2 patients`.
  func counted(_ singular: String, _ plural: String? = nil) -> String {
    "\(grouped) \(self == 1 ? singular : plural ?? singular + "s")"
  }
}

extension Rate {
  /// `93.1%`; a dash where nothing was owed.
  ///
  /// Rounded half up, but to 100.0% only where all was done and to 0.0% only where nothing was: of
  /// 12,040 tests one that is missing stays visible.
  var percentageText: String {
    guard denominator > 0 else { return "—" }
    let rounded = (2 * 1000 * numerator + denominator) / (2 * denominator)
    let isWhole = numerator == denominator || numerator == 0
    return Self.oneDecimal(isWhole ? rounded : Swift.min(999, Swift.max(1, rounded)))
  }

  /// `27 of 29`; a dash where nothing was owed.
  var fractionText: String {
    denominator == 0 ? "—" : "\(numerator.grouped) of \(denominator.grouped)"
  }

  /// `88.1–94.0%`; a dash where nothing was owed.
  var intervalText: String {
    guard let interval = wilsonInterval else { return "—" }
    let ends = [interval.low, interval.high].map { Int((10 * $0).rounded()) }
    return Self.oneDecimal(ends[0]).dropLast() + "–" + Self.oneDecimal(ends[1])
  }

  private static func oneDecimal(_ permille: Int) -> String {
    "\(permille / 10).\(permille % 10)%"
  }
}
