import Monitoring
import Testing

@Suite struct InstantTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("1970-01-02T00:00:01Z", 86_401), ("1969-12-31T23:59:59Z", -1),
    ("2025-03-03T20:00:00Z", 1_741_032_000), ("0001-01-01T00:00:00Z", -62_135_596_800),
    ("9999-12-31T23:59:59Z", 253_402_300_799),
  ])
  func `An instant in UTC is read, counted and written back`(text: String, seconds: Int64) throws {
    #expect(try instant(text).seconds == seconds)
    #expect(try instant(text).description == text)
  }

  @Test(arguments: [
    ("2025-03-03T20:00:00+00:00", "2025-03-03T20:00:00Z"),
    ("2025-03-03T20:00:00-05:00", "2025-03-04T01:00:00Z"),
    ("2025-03-03T01:30:00+05:45", "2025-03-02T19:45:00Z"),
    ("2024-12-31T23:59:59-00:01", "2025-01-01T00:00:59Z"),
    ("2025-03-01T00:00:00+14:00", "2025-02-28T10:00:00Z"),
  ])
  func `An offset is taken off`(text: String, utc: String) throws {
    #expect(try instant(text).description == utc)
  }

  @Test(arguments: [
    "2025-03-03T20:00:00.5Z", "2025-03-03T20:00:00.000000001Z", "2025-03-03T20:00:00.999Z",
    "2025-03-03T15:00:00.999-05:00",
  ])
  func `A fraction of a second is cut off, never rounded up`(text: String) throws {
    #expect(try instant(text) == instant("2025-03-03T20:00:00Z"))
  }

  @Test(arguments: [
    "", "2025-03-03", "2025-03-03T20:00:00", "2025-03-03T20:00Z", "2025-03-03 20:00:00Z",
    "2025-03-03T24:00:00Z", "2025-03-03T20:60:00Z", "2025-03-03T20:00:61Z", "2025-02-30T20:00:00Z",
    "2025-03-03T20:00:00.Z", "2025-03-03T20:00:00,5Z", "2025-03-03T20:00:00.5",
    "2025-03-03T20:00:00+0500", "2025-03-03T20:00:00+05", "2025-03-03T20:00:00+24:00",
    "2025-03-03T20:00:00+05:60", "2025-03-03T20:00:00 +05:00", "2025-03-03T20:00:00ZZ",
    "2025-03-03T20:00:00Z ", " 2025-03-03T20:00:00Z", "2025-03-03T2O:00:00Z",
    "2025-03-03T20.00:00Z", "2025-3-3T20:00:00Z", "２０25-03-03T20:00:00Z",
  ])
  func `What is no RFC 3339 instant is refused`(text: String) {
    #expect(Instant(rfc3339: text) == nil)
  }

  @Test(arguments: [
    ("2025-03-03T20:00:00Z", true), ("2025-03-03T20:00:00+00:00", false),
    ("2025-03-03T20:00:00.0Z", false), ("2025-03-03T20:00:00", false), ("2025-03-03", false),
    ("2025-03-03T20:00:00z", false), ("2025-03-03 20:00:00Z", false), ("", false),
  ])
  func `The database's own form has no offset and no fraction`(text: String, isRead: Bool) {
    let read = Array(text.utf8).withUnsafeBufferPointer { Instant(utc: $0) }
    #expect((read != nil) == isRead)
  }

  @Test func `A day as known-at means its last second in UTC`() throws {
    let end = Instant(endOf: try day("2025-05-15"))
    #expect(end.description == "2025-05-15T23:59:59Z")
    #expect(try instant("2025-05-15T23:59:59Z") <= end)
    #expect(try end < instant("2025-05-16T00:00:00Z"))
    #expect(Instant(endOf: try day("1969-12-31")).seconds == -1)
  }

  @Test(arguments: [
    ("2025-03-01T23:59:59Z", "2025-03-03", true), ("2025-03-02T00:00:00Z", "2025-03-03", false),
    ("1969-12-31T23:59:59Z", "1970-01-02", true), ("1970-01-01T00:00:00Z", "1970-01-02", false),
    ("1969-12-29T23:59:59Z", "1969-12-31", true), ("1969-12-30T00:00:00Z", "1969-12-31", false),
    ("0001-01-01T00:00:00Z", "0001-01-01", false), ("9999-12-31T23:59:59Z", "9999-12-31", false),
  ])
  func `The eve of a day begins with its first second`(
    text: String, dayText: String, isBefore: Bool
  ) throws {
    let day = try day(dayText)
    #expect(try instant(text).isBeforeEve(of: day) == isBefore)
  }

  @Test func `Instants are ordered by moment, not by text`() throws {
    let texts = [
      "1969-12-31T23:59:59Z", "1970-01-01T00:00:00Z", "2025-03-03T23:00:00+05:00",
      "2025-03-03T18:00:01Z", "2025-03-03T14:00:00-05:00",
    ]
    let instants = try texts.map { try instant($0) }
    #expect(instants.sorted() == instants)
    #expect(Set(instants).count == texts.count)
  }

  @Test(arguments: [
    ("2025-03-03T00:00:00Z", "2025-03-03"), ("2025-03-03T23:59:59Z", "2025-03-03"),
    ("1969-12-31T23:59:59Z", "1969-12-31"), ("1969-12-31T00:00:00Z", "1969-12-31"),
    ("1969-12-30T23:59:59Z", "1969-12-30"), ("2025-03-03T20:00:00-05:00", "2025-03-04"),
  ])
  func `An instant lies on its day in UTC`(text: String, dayText: String) throws {
    #expect(try instant(text).day == day(dayText))
  }

  /// Compared as a truth value: an instant outside the calendar could not even be printed.
  @Test(arguments: ["0001-01-01T00:00:00+01:00", "9999-12-31T23:30:00-01:00"])
  func `An offset does not lead out of the calendar`(text: String) {
    let isRefused = Instant(rfc3339: text) == nil
    #expect(isRefused)
  }
}
