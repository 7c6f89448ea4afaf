import Feeds
import Testing

/// Each way to write a day, with its edges.
@Suite struct DateFormatTests {
  private static func days(_ format: DateFormat, _ texts: [String]) -> [String?] {
    texts.map { format.day($0)?.description }
  }

  private static func none(_ format: DateFormat, _ texts: [String]) -> Bool {
    texts.allSatisfy { format.day($0) == nil }
  }

  @Test func `ISO days have ten characters and are of the calendar`() {
    #expect(
      Self.days(.iso, ["2024-02-29", "0001-01-01", "9999-12-31"]) == [
        "2024-02-29", "0001-01-01", "9999-12-31",
      ])
    #expect(
      Self.none(
        .iso,
        [
          "2023-02-29", "2024-13-01", "2024-00-10", "2024-2-3", "24-02-03", "2024/02/03",
          "2024-02-03T00:00", "20240203", " 2024-02-03", "2024-02-03 ", "0000-01-01", "",
          "２０２４-02-03",
        ]))
  }

  @Test func `American days have the month first`() {
    #expect(
      Self.days(.us, ["3/9/2024", "03/09/2024", "12/31/2024", "2/29/2024"]) == [
        "2024-03-09", "2024-03-09", "2024-12-31", "2024-02-29",
      ])
    #expect(
      Self.none(
        .us,
        [
          "31/12/2024", "13/1/2024", "2/29/2023", "3/9/24", "3.9.2024", "3-9-2024", "2024-03-09",
          "3/9/2024 10:00", "003/9/2024", "3/9/02024", "3//2024", "/9/2024", "3/9/", "3/9",
          "0/1/2024", "1/0/2024", "+3/9/2024", "3/ 9/2024", "",
        ]))
  }

  @Test func `European days have the day first`() {
    #expect(
      Self.days(.european, ["9.3.2024", "09.03.2024", "31/12/2024", "9/3/2024"]) == [
        "2024-03-09", "2024-03-09", "2024-12-31", "2024-03-09",
      ])
    #expect(
      Self.none(
        .european,
        [
          "12/31/2024", "29.2.2023", "9.3.24", "9.3/2024", "9-3-2024", "9.3.2024.", "9. 3.2024",
          "2024.03.09", "32.1.2024", "1.13.2024", "",
        ]))
  }

  @Test func `Days of HL7 have eight digits`() {
    #expect(Self.days(.hl7, ["20240229", "19991231"]) == ["2024-02-29", "1999-12-31"])
    #expect(
      Self.none(
        .hl7,
        ["20230229", "202402", "2024", "2024022", "202402290", "20240229120000", "2024-2-9", ""]))
  }

  @Test func `A time behind a day is cut off, and its offset moves nothing`() {
    for time in [
      "", "T23:59", " 00:00", "T23:59:59", "T23:59:59Z", " 23:59:59.123456", "T23:59:59.1-06:00",
      "T00:30+14:00", "T00:30:00+1400", "T23:30-11:00", " 00:00:00.000",
    ] {
      #expect(DateFormat.datetime.day("2024-03-09" + time)?.description == "2024-03-09")
      #expect((DateFormat.iso.day("2024-03-09" + time) == nil) == !time.isEmpty)
    }
    #expect(
      Self.none(
        .datetime,
        [
          "2024-03-09T", "2024-03-09T24:00", "2024-03-09T23:60", "2024-03-0923:00",
          "2024-02-30T10:00",
          "2024-03-09T10", "2024-03-09T10:00:", "2024-03-09T10:00:00.", "2024-03-09T10:00 PM",
          "2024-03-09T10:00+1", "2024-03-09T10:00+25:00", "2024-03-09T10:00ZZ", "3/9/2024 10:00",
          "2024-03-09T10:00:00.1111111111111111111111111111", "",
        ]))
  }
}
