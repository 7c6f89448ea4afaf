import Monitoring
import Testing

@Suite struct ClockTimeTests {
  private func time(_ text: String) -> ClockTime? {
    Array(text.utf8).withUnsafeBufferPointer { ClockTime($0) }
  }

  @Test func `Every minute of the day is read, and nothing else of that form`() {
    var read = 0
    for hour in 0...99 {
      for minute in 0...99 {
        let text = "\(hour / 10)\(hour % 10):\(minute / 10)\(minute % 10)"
        let expected = hour < 24 && minute < 60 ? hour * 60 + minute : nil
        if time(text).map({ Int($0.minutes) }) == expected { read += 1 }
      }
    }
    #expect(read == 10_000)
  }

  @Test(arguments: [
    "", "8:30", "08:3", "0830", "08.30", "08:30:00", "08:30 ", " 8:30", "08:30Z", "８8:30", "ab:cd",
    "-8:30", "24:00", "08:60",
  ])
  func `Another form of a time is refused`(text: String) {
    #expect(time(text) == nil)
  }

  @Test(arguments: [
    ("09:00", "13:00", 240), ("13:00", "13:00", 0), ("23:30", "01:35", 125),
    ("00:00", "23:59", 1439),
    ("23:59", "00:00", 1), ("13:00", "12:59", 1439), ("22:00", "00:00", 120),
  ])
  func `An end earlier in the day belongs to the next day`(
    start: String, end: String, minutes: Int
  ) throws {
    let (from, to) = (try #require(time(start)), try #require(time(end)))
    #expect(from.minutes(until: to) == minutes)
  }

  @Test(arguments: ["00:00", "00:01", "08:05", "09:59", "10:00", "23:59"])
  func `A time is printed as it is read`(text: String) {
    #expect(ClockTime(text).map { "\($0)" } == text)
    #expect(ClockTime(text + "0") == nil)
  }
}
