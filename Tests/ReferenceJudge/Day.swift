/// A patient who cannot be evaluated: monitoring.md 1.4 and 5.7.
struct NotEvaluated: Error {}

/// A civil day as year, month and day, 0001-01-01 … 9999-12-31: monitoring.md 1.1.
struct Day: Hashable, Comparable, Sendable {
  let year: Int
  let month: Int
  let day: Int

  static let first = Day(knownYear: 1, month: 1, day: 1)
  static let last = Day(knownYear: 9999, month: 12, day: 31)

  private init(knownYear year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day with these numbers; nil where the calendar has none.
  init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    guard day >= 1, day <= Day.daysInMonth(month, of: year) else { return nil }
    self.init(knownYear: year, month: month, day: day)
  }

  /// Reads exactly `YYYY-MM-DD`.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
      return nil
    }
    guard let year = decimalNumber(bytes[0..<4]), let month = decimalNumber(bytes[5..<7]),
      let day = decimalNumber(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day as `YYYY-MM-DD`.
  var text: String {
    padded(year, to: 4) + "-" + padded(month, to: 2) + "-" + padded(day, to: 2)
  }

  static func < (left: Day, right: Day) -> Bool {
    if left.year != right.year { return left.year < right.year }
    if left.month != right.month { return left.month < right.month }
    return left.day < right.day
  }

  static func isLeapYear(_ year: Int) -> Bool {
    if year % 400 == 0 { return true }
    if year % 100 == 0 { return false }
    return year % 4 == 0
  }

  static func daysInMonth(_ month: Int, of year: Int) -> Int {
    switch month {
    case 2: return isLeapYear(year) ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  /// The day after; nil after 9999-12-31.
  var next: Day? {
    if day < Day.daysInMonth(month, of: year) {
      return Day(knownYear: year, month: month, day: day + 1)
    }
    if month < 12 { return Day(knownYear: year, month: month + 1, day: 1) }
    return Day(year: year + 1, month: 1, day: 1)
  }

  /// The day before; nil before 0001-01-01.
  var previous: Day? {
    if day > 1 { return Day(knownYear: year, month: month, day: day - 1) }
    if month > 1 {
      let last = Day.daysInMonth(month - 1, of: year)
      return Day(knownYear: year, month: month - 1, day: last)
    }
    return Day(year: year - 1, month: 12, day: 31)
  }
}

/// The number that these ASCII digits write; nil where one of them is no digit.
func decimalNumber(_ bytes: ArraySlice<UInt8>) -> Int? {
  var number = 0
  for byte in bytes {
    guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
    number = number * 10 + Int(byte - UInt8(ascii: "0"))
  }
  return number
}

private func padded(_ number: Int, to width: Int) -> String {
  var digits = String(number)
  while digits.utf8.count < width { digits = "0" + digits }
  return digits
}
