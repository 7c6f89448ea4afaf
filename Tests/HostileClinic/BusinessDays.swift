/// Business days: Monday to Friday, less the federal holidays of the United States.
///
/// Source: 5 U.S.C. 6103.
extension CivilDay {
  /// The day `count` business days after this one.
  func adding(businessDays count: Int) -> CivilDay {
    var day = self
    var left = count
    while left > 0 && day < .last {
      day = day + 1
      if day.isBusinessDay { left -= 1 }
    }
    return day
  }

  var isBusinessDay: Bool {
    weekday < 5 && !isHolidayObserved
  }

  /// The holiday itself, or the Friday before a Saturday one, or the Monday after a Sunday one.
  private var isHolidayObserved: Bool {
    if isFloatingHoliday || isFixedHoliday { return true }
    if weekday == 4 { return (self + 1).isFixedHoliday }
    return weekday == 0 && (self - 1).isFixedHoliday
  }

  private var isFixedHoliday: Bool {
    let (year, month, day) = parts
    switch (month, day) {
    case (1, 1), (7, 4), (11, 11), (12, 25): return true
    case (6, 19): return year >= 2021
    default: return false
    }
  }

  private var isFloatingHoliday: Bool {
    let (_, month, day) = parts
    switch (month, weekday) {
    case (1, 0), (2, 0): return (15...21).contains(day)
    case (5, 0): return day >= 25
    case (9, 0): return day <= 7
    case (10, 0): return (8...14).contains(day)
    case (11, 3): return (22...28).contains(day)
    default: return false
    }
  }
}
