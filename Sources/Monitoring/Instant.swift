/// A moment in UTC with a resolution of one second: when a fact was recorded, what a run knew.
package struct Instant: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  package let seconds: Int64

  package init(seconds: Int64) {
    self.seconds = seconds
  }

  /// The first second of a day in UTC.
  package init(startOf day: CivilDate) {
    seconds = Int64(day.dayNumber) * Self.secondsOfDay
  }

  /// The last second of a day in UTC.
  package init(endOf day: CivilDate) {
    seconds = Instant(startOf: day).seconds + Self.secondsOfDay - 1
  }

  package static func < (left: Self, right: Self) -> Bool {
    left.seconds < right.seconds
  }

  /// Whether the day before `day` had not begun yet.
  package func isBeforeEve(of day: CivilDate) -> Bool {
    seconds < Instant(startOf: day).seconds - Self.secondsOfDay
  }

  private static let secondsOfDay: Int64 = 86_400

  /// From the first second of the calendar to its last.
  private static let range = Instant(startOf: .first)...Instant(endOf: .last)

  /// The day in UTC.
  package var day: CivilDate {
    // Division rounds towards 1970, which is up for what lies before it.
    let down = seconds >= 0 ? 0 : Self.secondsOfDay - 1
    let number = (seconds - down) / Self.secondsOfDay
    return CivilDate(dayNumber: Int(number)) ?? (seconds < 0 ? .first : .last)
  }
}

extension Instant: CustomStringConvertible {
  /// Reads what the database holds, `YYYY-MM-DDTHH:MM:SSZ`; nil for anything else.
  package init?(utc text: UnsafeBufferPointer<UInt8>) {
    guard text.count == 20, text[19] == UInt8(ascii: "Z"),
      let seconds = Self.secondsOfDateTime(text)
    else { return nil }
    self.seconds = seconds
  }

  /// Reads an RFC 3339 date-time with any offset; a fraction of a second is cut off, which
  /// leaves nothing out: what the database holds is recorded at whole seconds.
  package init?(rfc3339 text: String) {
    var text = text
    guard let instant = text.withUTF8({ Self.read(rfc3339: $0) }) else { return nil }
    self = instant
  }

  /// `YYYY-MM-DDTHH:MM:SSZ`.
  package var description: String {
    var bytes: [UInt8] = []
    day.appendISO(to: &bytes)
    let secondOfDay = Int(seconds - Instant(startOf: day).seconds)
    for (mark, part) in [
      ("T", secondOfDay / 3600), (":", secondOfDay / 60 % 60), (":", secondOfDay % 60),
    ] {
      bytes.append(contentsOf: mark.utf8)
      ASCII.appendTwoDigits(part, to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self) + "Z"
  }

  /// The first 19 bytes, `YYYY-MM-DDTHH:MM:SS`, as if they were UTC.
  private static func secondsOfDateTime(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard text[10] == UInt8(ascii: "T"), text[13] == ASCII.colon, text[16] == ASCII.colon,
      let day = CivilDate(iso: UnsafeBufferPointer(rebasing: text[0..<10])),
      let hour = ASCII.twoDigits(text, at: 11), hour < 24,
      let minute = ASCII.twoDigits(text, at: 14), minute < 60,
      let second = ASCII.twoDigits(text, at: 17), second < 60
    else { return nil }
    return Instant(startOf: day).seconds + Int64(hour * 3600 + minute * 60 + second)
  }

  private static func read(rfc3339 text: UnsafeBufferPointer<UInt8>) -> Instant? {
    guard text.count >= 20, let local = secondsOfDateTime(text) else { return nil }
    var rest = text[19...]
    if rest.first == UInt8(ascii: ".") {
      let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
      let fraction = rest.dropFirst().prefix { digits.contains($0) }
      guard !fraction.isEmpty else { return nil }
      rest = rest[fraction.endIndex...]
    }
    guard let offset = offsetSeconds(UnsafeBufferPointer(rebasing: rest)) else { return nil }
    let instant = Instant(seconds: local - offset)
    // An offset can lead out of the calendar, where there is no day to print.
    return range.contains(instant) ? instant : nil
  }

  /// Seconds east of UTC of `Z`, `+HH:MM` or `-HH:MM`.
  private static func offsetSeconds(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    if text.count == 1, text[0] == UInt8(ascii: "Z") { return 0 }
    guard text.count == 6, text[3] == ASCII.colon,
      text[0] == UInt8(ascii: "+") || text[0] == ASCII.hyphen,
      let hours = ASCII.twoDigits(text, at: 1), hours < 24,
      let minutes = ASCII.twoDigits(text, at: 4), minutes < 60
    else { return nil }
    let size = Int64(hours * 3600 + minutes * 60)
    return text[0] == ASCII.hyphen ? -size : size
  }
}
