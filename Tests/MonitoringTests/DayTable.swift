/// The calendar counted out day by day from 1 January of year 1, a Monday, without any formula
/// that the program uses: an oracle for its date arithmetic.
struct DayTable {
  struct Day {
    var year: Int
    var month: Int
    var day: Int
    /// 1 Monday … 7 Sunday.
    var weekday: Int
    /// Days since 1970-01-01.
    var number: Int
  }

  /// The first day of each month, in order, from the table's first year on.
  private(set) var months: [(number: Int, length: Int)] = []
  let firstYear: Int

  /// The months of `years`.
  init(years: ClosedRange<Int>) {
    firstYear = years.lowerBound
    Self.countDays { day in
      guard day.year <= years.upperBound else { return false }
      guard day.year >= years.lowerBound else { return true }
      if day.day == 1 { months.append((day.number, 0)) }
      months[months.count - 1].length += 1
      return true
    }
  }

  /// Number of the day that many months after a day, counted along the table, its day of the
  /// month no later than that month is long.
  func number(ofDay day: Int, month: Int, year: Int, monthsLater: Int) -> Int {
    let target = months[(year - firstYear) * 12 + month - 1 + monthsLater]
    return target.number + min(day, target.length) - 1
  }

  /// Calls `body` with every day from 0001-01-01 on, until it returns false.
  static func countDays(_ body: (Day) -> Bool) {
    var day = Day(year: 1, month: 1, day: 1, weekday: 1, number: -719_162)
    while body(day) {
      day.number += 1
      day.weekday = day.weekday == 7 ? 1 : day.weekday + 1
      day.day += 1
      guard day.day > length(ofMonth: day.month, year: day.year) else { continue }
      (day.day, day.month) = (1, day.month + 1)
      if day.month > 12 { (day.month, day.year) = (1, day.year + 1) }
    }
  }

  static func length(ofMonth month: Int, year: Int) -> Int {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    let isCentury = year.isMultiple(of: 100) && !year.isMultiple(of: 400)
    let isLeap = year.isMultiple(of: 4) && !isCentury
    return lengths[month - 1] + (month == 2 && isLeap ? 1 : 0)
  }
}
