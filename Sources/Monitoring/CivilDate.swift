/// A day of the proleptic Gregorian calendar from 0001-01-01 to 9999-12-31, without time or zone.
///
/// All arithmetic of the program is done on these days. There are no instants and no time zones
/// in the core, so the machine's zone cannot move a due day.
package struct CivilDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before.
  package let dayNumber: Int32

  /// The first day there is, 0001-01-01.
  package static let first = CivilDate(uncheckedDayNumber: -719_162)
  /// The last day there is, 9999-12-31.
  package static let last = CivilDate(uncheckedDayNumber: 2_932_896)

  /// A day by its number since 1970-01-01; nil outside the calendar.
  package init?(dayNumber: Int) {
    guard dayNumber >= Int(Self.first.dayNumber), dayNumber <= Int(Self.last.dayNumber) else {
      return nil
    }
    self.dayNumber = Int32(dayNumber)
  }

  /// A day by its parts; nil where the calendar has no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.daysInMonth(month, of: year)
    else { return nil }
    self.dayNumber = Int32(Self.dayNumber(year, month, day))
  }

  private init(uncheckedDayNumber: Int32) {
    dayNumber = uncheckedDayNumber
  }

  package static func < (left: Self, right: Self) -> Bool {
    left.dayNumber < right.dayNumber
  }

  /// The day `count` days on (negative: back).
  ///
  /// Throws where the calendar ends.
  package func adding(days count: Int) throws(BeyondCalendar) -> CivilDate {
    guard let day = CivilDate(dayNumber: Int(dayNumber) + count) else { throw BeyondCalendar() }
    return day
  }

  /// The day `count` days earlier, or the first day of the calendar where that lies before it.
  package func goingBack(days count: Int) -> CivilDate {
    CivilDate(dayNumber: Int(dayNumber) - count) ?? .first
  }

  /// Days from `other` to this day; negative where this day is the earlier.
  package func days(since other: CivilDate) -> Int {
    Int(dayNumber) - Int(other.dayNumber)
  }

  /// The same day of the month `count` months on or, where that month is shorter, its last day.
  ///
  /// Always called on the anchor with n·k months, never on its own result: 31 January gives
  /// 28 February, 31 March, 30 April. SQLite's `date(x, '+1 month')` overflows to 3 March and
  /// CDC's immunisation calculator rolls to 1 March; both would move every later due day.
  ///
  /// Throws where the calendar ends.
  package func adding(months count: Int) throws(BeyondCalendar) -> CivilDate {
    let parts = self.parts
    let months = parts.year * 12 + (parts.month - 1) + count
    guard months >= 12, months < 10_000 * 12 else { throw BeyondCalendar() }
    let (year, month) = (months / 12, months % 12 + 1)
    let day = min(parts.day, Self.daysInMonth(month, of: year))
    return CivilDate(uncheckedDayNumber: Int32(Self.dayNumber(year, month, day)))
  }
}

/// A computed day lies outside 0001-01-01 … 9999-12-31.
package struct BeyondCalendar: Error, Hashable {}

// MARK: - Parts

extension CivilDate {
  /// Year 1…9999, month 1…12, day of the month 1…31.
  package var parts: (year: Int, month: Int, day: Int) {
    // Years are counted from 1 March, so that the leap day is the last of its year: the
    // arithmetic then needs no table (H. Hinnant, "chrono-compatible low-level date algorithms").
    let sinceMarch0000 = Int(dayNumber) + 719_468
    let era = (sinceMarch0000 >= 0 ? sinceMarch0000 : sinceMarch0000 - 146_096) / 146_097
    let dayOfEra = sinceMarch0000 - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The day of the week, 1 Monday … 7 Sunday (ISO 8601).
  package var weekday: Int {
    // 0001-01-01, the first day, was a Monday.
    days(since: .first) % 7 + 1
  }

  private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let marchYear = month <= 2 ? year - 1 : year
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// 28…31.
  private static func daysInMonth(_ month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }
}
