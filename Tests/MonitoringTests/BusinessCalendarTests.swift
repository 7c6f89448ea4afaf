import Monitoring
import Testing

@Suite struct BusinessCalendarTests {
  /// The holidays of eight years as they were or will be observed, written down by hand. The last
  /// day of 2021 and of 2027 is the New Year of the year after, observed on a Friday.
  private let observed = """
    2020-01-01 2020-01-20 2020-02-17 2020-05-25 2020-07-03 2020-09-07 2020-10-12 2020-11-11
    2020-11-26 2020-12-25
    2021-01-01 2021-01-18 2021-02-15 2021-05-31 2021-06-18 2021-07-05 2021-09-06 2021-10-11
    2021-11-11 2021-11-25 2021-12-24 2021-12-31
    2022-01-17 2022-02-21 2022-05-30 2022-06-20 2022-07-04 2022-09-05 2022-10-10 2022-11-11
    2022-11-24 2022-12-26
    2023-01-02 2023-01-16 2023-02-20 2023-05-29 2023-06-19 2023-07-04 2023-09-04 2023-10-09
    2023-11-10 2023-11-23 2023-12-25
    2024-01-01 2024-01-15 2024-02-19 2024-05-27 2024-06-19 2024-07-04 2024-09-02 2024-10-14
    2024-11-11 2024-11-28 2024-12-25
    2025-01-01 2025-01-20 2025-02-17 2025-05-26 2025-06-19 2025-07-04 2025-09-01 2025-10-13
    2025-11-11 2025-11-27 2025-12-25
    2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-07-03 2026-09-07 2026-10-12
    2026-11-11 2026-11-26 2026-12-25
    2027-01-01 2027-01-18 2027-02-15 2027-05-31 2027-06-18 2027-07-05 2027-09-06 2027-10-11
    2027-11-11 2027-11-25 2027-12-24 2027-12-31
    """
  private let calendar = BusinessCalendar.unitedStatesFederal

  @Test func `Business days are the weekdays that are no observed federal holiday`() throws {
    let holidays = Set(observed.split(whereSeparator: \.isWhitespace).map(String.init))
    #expect(holidays.count == 88)
    var (current, wrong, seen) = (try day("2020-01-01"), [String](), Set<String>())
    while current <= (try day("2027-12-31")) {
      let isHoliday = holidays.contains(current.description)
      if isHoliday { seen.insert(current.description) }
      if calendar.isBusinessDay(current) != (current.weekday <= 5 && !isHoliday) {
        wrong.append(current.description)
      }
      current = try current.adding(days: 1)
    }
    #expect(wrong == [])
    #expect(seen == holidays)
  }

  @Test(arguments: [("2019-06-19", true), ("2020-06-19", true), ("2021-06-18", false)])
  func `Juneteenth is a holiday from 2021`(text: String, isBusinessDay: Bool) throws {
    #expect(calendar.isBusinessDay(try day(text)) == isBusinessDay)
  }

  @Test func `No holiday that falls on a weekday is observed a second time beside it`() throws {
    // 11 November 2024 was a Monday, 4 July 2025 a Friday.
    #expect(calendar.isBusinessDay(try day("2024-11-12")))
    #expect(calendar.isBusinessDay(try day("2025-07-03")))
    #expect(calendar.isBusinessDay(try day("2025-07-07")))
  }

  @Test(arguments: [
    ("2025-07-01", 5, "2025-07-09"),  // 2, 3, 7, 8, 9 July
    ("2025-07-03", 1, "2025-07-07"), ("2025-07-04", 1, "2025-07-07"),
    ("2025-07-05", 1, "2025-07-07"),
    ("2025-06-30", 5, "2025-07-08"), ("2021-12-30", 1, "2022-01-03"),
    ("2025-03-07", 5, "2025-03-14"),
    ("2025-03-08", 5, "2025-03-14"), ("2025-03-09", 5, "2025-03-14"),
    ("2025-03-10", 5, "2025-03-17"),
    ("2025-12-24", 5, "2026-01-02"), ("2025-03-07", 0, "2025-03-07"),
  ])
  func `Business days are counted from the day after`(start: String, count: Int, end: String) throws
  {
    #expect(try calendar.day(count, businessDaysAfter: day(start)) == day(end))
  }

  @Test func `Business days end with the calendar`() throws {
    // 31 December 9999 is a Friday.
    #expect(try calendar.day(1, businessDaysAfter: day("9999-12-30")) == .last)
    #expect(throws: BeyondCalendar.self) {
      try calendar.day(2, businessDaysAfter: day("9999-12-30"))
    }
  }
}
