internal import Monitoring

/// Days as the demo writes them. All lie in this century or the last, so none leaves the calendar.
extension CivilDate {
  static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    CivilDate(year: year, month: month, day: day) ?? .first
  }

  static func + (day: CivilDate, days: Int) -> CivilDate {
    CivilDate(dayNumber: Int(day.dayNumber) + days) ?? .last
  }

  static func - (day: CivilDate, days: Int) -> CivilDate {
    day + -days
  }

  func plus(months: Int) -> CivilDate {
    (try? adding(months: months)) ?? .last
  }

  /// This day or, of a weekend, the working day beside it.
  var onWeekday: CivilDate {
    switch weekday {
    case 6: self - 1
    case 7: self + 1
    default: self
    }
  }

  /// The first Monday on or after this day from which `count` days in a row are business days.
  func infusionWeek(of count: Int) -> CivilDate {
    var monday = self + (8 - weekday) % 7
    while !(0..<count).allSatisfy({
      BusinessCalendar.unitedStatesFederal.isBusinessDay(monday + $0)
    }) { monday = monday + 7 }
    return monday
  }
}

extension Instant {
  /// A second of `day`, in UTC; 86,400 and more belong to the next day.
  init(_ day: CivilDate, secondOfDay: Int) {
    self.init(seconds: Instant(startOf: day).seconds + Int64(secondOfDay))
  }

  static func + (instant: Instant, hours: Int) -> Instant {
    Instant(seconds: instant.seconds + Int64(hours) * 3600)
  }
}

extension SplitMix64 {
  /// A day in `range`, both ends included.
  mutating func day(_ range: ClosedRange<CivilDate>) -> CivilDate {
    range.lowerBound + within(0...range.upperBound.days(since: range.lowerBound))
  }
}
