import Monitoring
import Testing

@testable import ComplianceReport

@Suite struct DayTextTests {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  @Test func `Every day of a leap year and the last of every year are written in words`() throws {
    let days = try (0..<366).map { try #require(CivilDate("2024-01-01")).adding(days: $0) }
    let years = try (1...9999).map { try #require(CivilDate(year: $0, month: 12, day: 31)) }
    let wrong = (days + years).filter { day in
      let parts = day.parts
      return day.inWords != "\(parts.day) \(Self.months[parts.month - 1]) \(parts.year)"
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }

  @Test(arguments: [
    ("0001-01-01", "1 Jan 1"), ("0999-09-09", "9 Sep 999"), ("1000-10-10", "10 Oct 1000"),
    ("2025-05-03", "3 May 2025"), ("9999-12-31", "31 Dec 9999"),
  ])
  func `A day in a sentence has no zeros before its numbers`(text: String, words: String) throws {
    #expect(try #require(CivilDate(text)).inWords == words)
  }
}
