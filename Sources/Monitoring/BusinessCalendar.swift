/// Which days are business days.
package enum BusinessCalendar: String, Hashable, Sendable, CaseIterable {
  /// Monday to Friday, less the federal holidays of the United States as they are observed.
  ///
  /// Source: 5 U.S.C. 6103; observed on Friday or Monday where one falls on a weekend (Executive
  /// Order 11582); Juneteenth from 2021 (Public Law 117-17).
  case unitedStatesFederal = "us-federal"

  /// The day `count` business days after `day`; `day` itself is never counted.
  package func day(_ count: Int, businessDaysAfter day: CivilDate) throws(BeyondCalendar)
    -> CivilDate
  {
    var (current, left) = (day, count)
    while left > 0 {
      current = try current.adding(days: 1)
      if isBusinessDay(current) { left -= 1 }
    }
    return current
  }

  package func isBusinessDay(_ day: CivilDate) -> Bool {
    day.weekday <= 5 && !isHoliday(day)
  }

  /// A holiday that falls on this weekday, or is observed on it because it falls on the weekend
  /// day beside it.
  private func isHoliday(_ day: CivilDate) -> Bool {
    if isHolidayByDate(day) || isHolidayByWeekday(day) { return true }
    switch day.weekday {
    case 1: return (try? day.adding(days: -1)).map(isHolidayByDate) ?? false
    case 5: return (try? day.adding(days: 1)).map(isHolidayByDate) ?? false
    default: return false
    }
  }

  /// New Year, Juneteenth, Independence Day, Veterans Day, Christmas Day.
  private func isHolidayByDate(_ date: CivilDate) -> Bool {
    let (year, month, day) = date.parts
    switch (month, day) {
    case (1, 1), (7, 4), (11, 11), (12, 25): return true
    case (6, 19): return year >= 2021
    default: return false
    }
  }

  /// The holidays that are the n-th or last Monday or Thursday of a month.
  private func isHolidayByWeekday(_ date: CivilDate) -> Bool {
    let (_, month, day) = date.parts
    let ordinal = (day - 1) / 7 + 1
    switch (month, date.weekday) {
    case (1, 1), (2, 1): return ordinal == 3  // Martin Luther King Jr., Washington's birthday
    case (5, 1): return day > 24  // Memorial Day, the last Monday
    case (9, 1): return ordinal == 1  // Labor Day
    case (10, 1): return ordinal == 2  // Columbus Day
    case (11, 4): return ordinal == 4  // Thanksgiving
    default: return false
    }
  }
}
