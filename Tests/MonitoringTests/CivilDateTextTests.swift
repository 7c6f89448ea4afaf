import Monitoring
import Testing

@Suite struct CivilDateTextTests {
  @Test(arguments: [
    "2025-02-03", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "2025-12-31",
  ])
  func `A day is read and written as YYYY-MM-DD`(text: String) throws {
    #expect(try day(text).description == text)
    var bytes: [UInt8] = []
    try day(text).appendISO(to: &bytes)
    #expect(bytes.count == CivilDate.lengthOfISO)
  }

  @Test(arguments: [
    "2025-2-3", "2025-02-3", "25-02-03", "02025-02-03", "20250203", "2025/02/03", "2025-02/03",
    "2025-0203-", "03-02-2025", "", "2025", "2025-02", "yesterday", "----------",
  ])
  func `Another form of a date is refused`(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test(arguments: [
    "2025-02-29", "2025-02-30", "2024-02-30", "1900-02-29", "2100-02-29", "2025-04-31",
    "2025-06-31", "2025-09-31", "2025-11-31", "2025-01-32", "2025-00-10", "2025-13-01",
    "2025-01-00", "0000-01-01", "0000-12-31",
  ])
  func `A day that no calendar has is refused`(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test(arguments: [
    " 2025-02-03", "2025-02-03 ", "2025-02-03\n", "2025-02-03T00:00:00Z", "2025-02-03 10:00",
    "2025-02-03\0", "\u{FEFF}2025-02-03", "2025-02-03Z", "+2025-02-03", "-025-02-03", "2025-02-+3",
    "2025- 2-03", "2025-02-0x",
  ])
  func `Text before, in or behind a date is refused`(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test(arguments: [
    "２０２５-０２-０３", "٢٠٢٥-٠٢-٠٣", "2025\u{2013}02\u{2013}03", "2025\u{2212}02\u{2212}03",
    "2025-02-0\u{0663}", "2025-0²-03",
  ])
  func `Digits and dashes that are not ASCII are refused`(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test func `Every byte that is no digit is refused at every digit's place`() throws {
    let valid = Array("2011-11-11".utf8)
    var accepted: [String] = []
    for place in [0, 1, 2, 3, 5, 6, 8, 9] {
      for byte in UInt8.min...UInt8.max where !(0x30...0x39).contains(byte) {
        var bytes = valid
        bytes[place] = byte
        let read = bytes.withUnsafeBufferPointer { CivilDate(iso: $0) }
        if read != nil { accepted.append("byte \(byte) at \(place)") }
      }
    }
    #expect(accepted == [])
  }

  @Test func `Every day of the calendar is read, written and numbered as it is counted`() {
    var (days, firstWrong) = (0, "")
    DayTable.countDays { counted in
      guard counted.year <= 9999 else { return false }
      days += 1
      let text = Self.iso(counted)
      let read = text.withUnsafeBufferPointer { CivilDate(iso: $0) }
      var written: [UInt8] = []
      read?.appendISO(to: &written)
      let isRight =
        read.map {
          Int($0.dayNumber) == counted.number && $0.weekday == counted.weekday && written == text
            && $0.parts == (counted.year, counted.month, counted.day)
            && $0 == CivilDate(dayNumber: counted.number)
            && $0 == CivilDate(year: counted.year, month: counted.month, day: counted.day)
        } ?? false
      if !isRight, firstWrong.isEmpty { firstWrong = String(decoding: text, as: UTF8.self) }
      return true
    }
    #expect(firstWrong == "")
    #expect(days == 3_652_059)
  }

  /// `YYYY-MM-DD`, digit by digit.
  private static func iso(_ day: DayTable.Day) -> [UInt8] {
    let digits = [
      day.year / 1000, day.year / 100 % 10, day.year / 10 % 10, day.year % 10, -3, day.month / 10,
      day.month % 10, -3, day.day / 10, day.day % 10,
    ]
    return digits.map { UInt8(48 + $0) }
  }
}
