import Monitoring
import Testing

@testable import ComplianceReport

@Suite struct DayTextTests {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  @Test func `Every day of the calendar is written as day, month and year`() throws {
    var wrong: [String] = []
    for number in Int(CivilDate.first.dayNumber)...Int(CivilDate.last.dayNumber) {
      let day = try #require(CivilDate(dayNumber: number))
      let parts = day.parts
      let text = "\(parts.day) \(Self.months[parts.month - 1]) \(parts.year)"
      if day.inWords != text { wrong.append("\(day): \(day.inWords)") }
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
