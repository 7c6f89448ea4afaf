/// An instant in UTC, to the second: a row's `recorded_at`, or a run's known-at.
struct Instant: Hashable, Comparable, Sendable {
  /// The UTC day.
  let day: Day
  let secondOfDay: Int

  static func < (left: Instant, right: Instant) -> Bool {
    if left.day != right.day { return left.day < right.day }
    return left.secondOfDay < right.secondOfDay
  }

  /// Reads a `recorded_at`: exactly `YYYY-MM-DDTHH:MM:SSZ` (schema).
  init?(recordedAt text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[19] == UInt8(ascii: "Z") else {
      return nil
    }
    guard let day = Day(String(text.prefix(10))), let clock = Clock(bytes[11..<19]),
      clock.second < 60
    else { return nil }
    self.day = day
    self.secondOfDay = clock.minuteOfDay * 60 + clock.second
  }

  /// Reads a known-at (2): a day, which means its end in UTC, or an RFC 3339 instant.
  ///
  /// A fraction of a second is cut off: rows are recorded to the second, so none lies between.
  init?(knownAt text: String) {
    if let day = Day(text) {
      self.init(day: day, minute: 24 * 60 - 1, second: 59)
      return
    }
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, let day = Day(String(text.prefix(10))) else { return nil }
    guard bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t") else { return nil }
    guard let clock = Clock(bytes[11..<19]) else { return nil }
    let zone = withoutFraction(bytes[19...])
    guard let offset = minutesEastOfUTC(zone) else { return nil }
    self.init(day: day, minute: clock.minuteOfDay - offset, second: min(clock.second, 59))
  }

  /// An instant whose minute may lie on the day before or after.
  private init(day: Day, minute: Int, second: Int) {
    let minutesInDay = 24 * 60
    if minute < 0 {
      self.day = day.previous ?? day
      self.secondOfDay = (minute + minutesInDay) * 60 + second
    } else if minute >= minutesInDay {
      self.day = day.next ?? day
      self.secondOfDay = (minute - minutesInDay) * 60 + second
    } else {
      self.day = day
      self.secondOfDay = minute * 60 + second
    }
  }
}

/// `HH:MM:SS`; a leap second (60) is read.
private struct Clock {
  let minuteOfDay: Int
  let second: Int

  init?(_ bytes: ArraySlice<UInt8>) {
    let start = bytes.startIndex
    guard bytes.count == 8, bytes[start + 5] == UInt8(ascii: ":") else { return nil }
    guard let minute = minutesOfClock(bytes[start..<start + 5]),
      let second = decimalNumber(bytes[start + 6..<start + 8]), second <= 60
    else { return nil }
    self.minuteOfDay = minute
    self.second = second
  }
}

/// Minutes since midnight of exactly `HH:MM`.
func minutesOfClock(_ bytes: ArraySlice<UInt8>) -> Int? {
  let start = bytes.startIndex
  guard bytes.count == 5, bytes[start + 2] == UInt8(ascii: ":") else { return nil }
  guard let hour = decimalNumber(bytes[start..<start + 2]), hour < 24 else { return nil }
  guard let minute = decimalNumber(bytes[start + 3..<start + 5]), minute < 60 else { return nil }
  return hour * 60 + minute
}

/// What follows `.123`, where that stands first.
private func withoutFraction(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  guard bytes.first == UInt8(ascii: ".") else { return bytes }
  let rest = bytes.dropFirst().drop { decimalNumber([$0]) != nil }
  let digits = bytes.count - 1 - rest.count
  return digits > 0 ? rest : bytes
}

/// The minutes of `Z`, `+HH:MM` or `-HH:MM`.
private func minutesEastOfUTC(_ bytes: ArraySlice<UInt8>) -> Int? {
  guard let sign = bytes.first else { return nil }
  if bytes.count == 1 { return sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") ? 0 : nil }
  guard let minutes = minutesOfClock(bytes.dropFirst()) else { return nil }
  if sign == UInt8(ascii: "+") { return minutes }
  return sign == UInt8(ascii: "-") ? -minutes : nil
}
