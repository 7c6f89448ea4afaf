/// Business days: Monday to Friday, less the US federal holidays (monitoring.md 1.3).
enum Weekday: Int {
  case sunday, monday, tuesday, wednesday, thursday, friday, saturday
}

extension Day {
  /// The day of the week, by Sakamoto's method for the Gregorian calendar.
  var weekday: Weekday {
    let offsets = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    let shifted = month < 3 ? year - 1 : year
    let leapDays = shifted / 4 - shifted / 100 + shifted / 400
    let index = (shifted + leapDays + offsets[month - 1] + day) % 7
    guard let weekday = Weekday(rawValue: index) else { preconditionFailure("0...6 by % 7") }
    return weekday
  }

  var isBusinessDay: Bool {
    if weekday == .saturday || weekday == .sunday { return false }
    return !isObservedFederalHoliday
  }

  /// The `count`-th business day after this day. Throws past 9999-12-31 (1.4).
  func adding(businessDays count: Int) throws -> Day {
    var day = self
    var counted = 0
    while counted < count {
      day = try day.adding(days: 1)
      if day.isBusinessDay { counted += 1 }
    }
    return day
  }

  /// A holiday on its own day, or observed on Friday for Saturday, on Monday for Sunday.
  private var isObservedFederalHoliday: Bool {
    if isFederalHoliday { return true }
    if weekday == .friday, let tomorrow = next { return tomorrow.isFederalHoliday }
    if weekday == .monday, let yesterday = previous { return yesterday.isFederalHoliday }
    return false
  }

  /// A holiday of 5 U.S.C. 6103(a), on its own day.
  private var isFederalHoliday: Bool {
    switch month {
    case 1: return day == 1 || isWeekday(.monday, numberInMonth: 3)
    case 2: return isWeekday(.monday, numberInMonth: 3)
    case 5: return weekday == .monday && day > 31 - 7
    case 6: return day == 19 && year >= 2021
    case 7: return day == 4
    case 9: return isWeekday(.monday, numberInMonth: 1)
    case 10: return isWeekday(.monday, numberInMonth: 2)
    case 11: return day == 11 || isWeekday(.thursday, numberInMonth: 4)
    case 12: return day == 25
    default: return false
    }
  }

  private func isWeekday(_ wanted: Weekday, numberInMonth number: Int) -> Bool {
    weekday == wanted && (day - 1) / 7 + 1 == number
  }
}
