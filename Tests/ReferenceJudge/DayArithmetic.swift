/// Adding days and months, one day at a time where that is possible: monitoring.md 1.
extension Day {
  /// The day `days` later. Throws past 9999-12-31 (1.4).
  func adding(days: Int) throws -> Day {
    var day = self
    for _ in 0..<days {
      guard let next = day.next else { throw NotEvaluated() }
      day = next
    }
    return day
  }

  /// The day `days` later, or 9999-12-31: for comparisons only, never a day that is reported.
  func addingUpToTheLast(days: Int) -> Day {
    var day = self
    for _ in 0..<days { day = day.next ?? day }
    return day
  }

  /// The day `days` earlier, or 0001-01-01.
  func subtractingDownToTheFirst(days: Int) -> Day {
    var day = self
    for _ in 0..<days { day = day.previous ?? day }
    return day
  }

  /// The same day of the month, or the month's last where it is shorter (1.2). Throws past
  /// 9999-12-31 (1.4).
  func adding(months: Int) throws -> Day {
    guard let day = addingWithinTheCalendar(months: months) else { throw NotEvaluated() }
    return day
  }

  /// As `adding(months:)`; nil past 9999-12-31.
  func addingWithinTheCalendar(months: Int) -> Day? {
    var newYear = year
    var newMonth = month
    for _ in 0..<months {
      newMonth += 1
      if newMonth == 13 {
        newMonth = 1
        newYear += 1
      }
    }
    let lastOfMonth = Day.daysInMonth(newMonth, of: newYear)
    return Day(year: newYear, month: newMonth, day: min(day, lastOfMonth))
  }

  /// Whether more than `days` days lie between `earlier` and this day.
  func isMore(than days: Int, daysAfter earlier: Day) -> Bool {
    var limit = earlier
    for _ in 0..<days {
      guard let next = limit.next else { return false }
      limit = next
    }
    return self > limit
  }
}
