/// A day of the proleptic Gregorian calendar, from 0001-01-01 to 9999-12-31.
///
/// Arithmetic that would leave this range stops at its first or last day.
struct CivilDay: Hashable, Comparable, Sendable {
  /// Days since 0001-01-01.
  let number: Int

  static let last = CivilDay(9999, 12, 31)

  init(number: Int) {
    self.number = min(max(number, 0), 3_652_058)
  }

  /// The day of this year, month and day of the month, which must exist.
  init(_ year: Int, _ month: Int, _ day: Int) {
    self.init(number: CivilDay.daysBefore(year: year) + CivilDay.daysBefore(month, year) + day - 1)
  }

  static func < (left: CivilDay, right: CivilDay) -> Bool {
    left.number < right.number
  }

  static func + (day: CivilDay, days: Int) -> CivilDay {
    CivilDay(number: day.number + days)
  }

  static func - (day: CivilDay, days: Int) -> CivilDay {
    CivilDay(number: day.number - days)
  }

  /// The same day of the month `months` on; where that month is shorter, its last day.
  func adding(months: Int) -> CivilDay {
    let (year, month, day) = parts
    let target = year * 12 + month - 1 + months
    guard target >= 12 else { return CivilDay(number: 0) }
    guard target < 120_000 else { return .last }
    let length = CivilDay.length(ofMonth: target % 12 + 1, target / 12)
    return CivilDay(target / 12, target % 12 + 1, min(day, length))
  }

  /// The last day of this day's month.
  var endOfMonth: CivilDay {
    let (year, month, _) = parts
    return CivilDay(year, month, CivilDay.length(ofMonth: month, year))
  }

  /// 0 on Mondays, 6 on Sundays.
  var weekday: Int { number % 7 }

  var parts: (year: Int, month: Int, day: Int) {
    var year = number / 366 + 1
    while CivilDay.daysBefore(year: year + 1) <= number { year += 1 }
    var rest = number - CivilDay.daysBefore(year: year)
    var month = 1
    while rest >= CivilDay.length(ofMonth: month, year) {
      rest -= CivilDay.length(ofMonth: month, year)
      month += 1
    }
    return (year, month, rest + 1)
  }

  /// `YYYY-MM-DD`.
  var text: String {
    let (year, month, day) = parts
    return digits(year, 4) + "-" + digits(month, 2) + "-" + digits(day, 2)
  }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func length(ofMonth month: Int, _ year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func daysBefore(year: Int) -> Int {
    let past = year - 1
    return past * 365 + past / 4 - past / 100 + past / 400
  }

  private static func daysBefore(_ month: Int, _ year: Int) -> Int {
    (1..<month).reduce(0) { $0 + length(ofMonth: $1, year) }
  }
}

/// `number` with leading zeros up to `width` digits.
func digits(_ number: Int, _ width: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}
