import Monitoring
import Testing

@Suite struct CivilDateArithmeticTests {
  @Test func `Months are clamped on every day of 2014 to 2035, for 0 to 60 months`() throws {
    let table = DayTable(years: 2014...2040)
    var (sums, firstWrong) = (0, "")
    for year in 2014...2035 {
      for month in 1...12 {
        for dayOfMonth in 1...DayTable.length(ofMonth: month, year: year) {
          let start = try #require(CivilDate(year: year, month: month, day: dayOfMonth))
          for months in 0...60 {
            let expected = table.number(
              ofDay: dayOfMonth, month: month, year: year, monthsLater: months)
            sums += 1
            if try Int(start.adding(months: months).dayNumber) != expected, firstWrong.isEmpty {
              firstWrong = "\(start) + \(months) months"
            }
          }
        }
      }
    }
    #expect(firstWrong == "")
    #expect(sums == 8035 * 61)
  }

  @Test(arguments: [
    ("2025-01-31", 1, "2025-02-28"), ("2025-01-31", 2, "2025-03-31"),
    ("2025-01-31", 3, "2025-04-30"), ("2024-01-31", 1, "2024-02-29"),
    ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"),
    ("2024-02-29", 17 * 12, "2041-02-28"), ("2096-02-29", 48, "2100-02-28"),
    ("2025-08-31", 6, "2026-02-28"), ("2025-11-30", 3, "2026-02-28"),
    ("2025-12-15", 1, "2026-01-15"), ("2025-03-31", -1, "2025-02-28"),
    ("2025-01-15", -1, "2024-12-15"), ("2025-05-31", 0, "2025-05-31"),
  ])
  func `The same day of a later month, or its last`(start: String, months: Int, end: String) throws
  {
    #expect(try day(start).adding(months: months) == day(end))
  }

  @Test func `Months from the anchor never drift as months in steps would`() throws {
    let anchor = try day("2025-01-31")
    let dueDays = try (1...4).map { try anchor.adding(months: $0).description }
    #expect(dueDays == ["2025-02-28", "2025-03-31", "2025-04-30", "2025-05-31"])
    let inSteps = try anchor.adding(months: 1).adding(months: 1)
    #expect(inSteps.description == "2025-03-28", "this is why nothing is computed in steps")
  }

  @Test func `Months never leave the calendar`() throws {
    #expect(try day("9999-11-30").adding(months: 1) == day("9999-12-30"))
    #expect(throws: BeyondCalendar.self) { try day("9999-12-01").adding(months: 1) }
    #expect(throws: BeyondCalendar.self) { try day("2025-01-01").adding(months: 12 * 7975) }
    #expect(try day("0001-02-28").adding(months: -1) == .first.adding(days: 27))
    #expect(throws: BeyondCalendar.self) { try day("0001-01-31").adding(months: -1) }
  }

  @Test func `Days are added over every kind of month end`() throws {
    #expect(try day("2025-02-28").adding(days: 1) == day("2025-03-01"))
    #expect(try day("2024-02-28").adding(days: 1) == day("2024-02-29"))
    #expect(try day("2025-12-31").adding(days: 1) == day("2026-01-01"))
    #expect(try day("2025-01-01").adding(days: 365) == day("2026-01-01"))
    #expect(try day("2025-03-01").adding(days: -1) == day("2025-02-28"))
    #expect(try day("1970-01-01").adding(days: -719_162) == .first)
  }

  @Test func `Days never leave the calendar`() throws {
    #expect(try day("9999-12-30").adding(days: 1) == .last)
    #expect(throws: BeyondCalendar.self) { try CivilDate.last.adding(days: 1) }
    #expect(throws: BeyondCalendar.self) { try CivilDate.first.adding(days: -1) }
    #expect(try day("0001-01-02").goingBack(days: 1) == .first)
    #expect(try day("0001-01-02").goingBack(days: 2) == .first)
    #expect(try day("2025-03-01").goingBack(days: 1) == day("2025-02-28"))
  }

  @Test func `The calendar has its first and its last day and none beside them`() {
    #expect(CivilDate.first.description == "0001-01-01")
    #expect(CivilDate.last.description == "9999-12-31")
    #expect(CivilDate(dayNumber: -719_163) == nil)
    #expect(CivilDate(dayNumber: 2_932_897) == nil)
    #expect(CivilDate(dayNumber: .min) == nil)
    #expect(CivilDate(dayNumber: .max) == nil)
    #expect(CivilDate(year: 10_000, month: 1, day: 1) == nil)
    #expect(CivilDate(year: 2025, month: 1, day: -1) == nil)
  }

  @Test func `Days between two days are signed`() throws {
    #expect(try day("2025-03-01").days(since: day("2025-02-01")) == 28)
    #expect(try day("2025-02-01").days(since: day("2025-03-01")) == -28)
    #expect(CivilDate.last.days(since: .first) == 3_652_058)
  }

  @Test(arguments: [
    ("1970-01-01", 4), ("2000-02-29", 2), ("2025-07-04", 5), ("2021-12-31", 5), ("0001-01-01", 1),
    ("9999-12-31", 5), ("2026-11-22", 7),
  ])
  func `The day of the week is known`(text: String, weekday: Int) throws {
    #expect(try day(text).weekday == weekday)
  }

  @Test func `Days are ordered by date`() throws {
    #expect(try day("2025-09-30") < day("2025-10-01"))
    #expect(try day("1969-12-31") < day("1970-01-01"))
    #expect(try !(day("2025-10-01") < day("2025-10-01")))
  }
}
