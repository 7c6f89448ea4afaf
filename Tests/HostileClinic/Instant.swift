/// A second in UTC, from the first of 0001-01-01 to the last of 9999-12-31.
struct Instant: Hashable, Comparable, Sendable {
  /// Seconds since 0001-01-01T00:00:00Z.
  let seconds: Int

  init(seconds: Int) {
    self.seconds = min(max(seconds, 0), CivilDay.last.number * 86_400 + 86_399)
  }

  init(_ day: CivilDay, secondOfDay: Int) {
    self.init(seconds: day.number * 86_400 + secondOfDay)
  }

  static func < (left: Instant, right: Instant) -> Bool {
    left.seconds < right.seconds
  }

  static func + (instant: Instant, seconds: Int) -> Instant {
    Instant(seconds: instant.seconds + seconds)
  }

  var day: CivilDay { CivilDay(number: seconds / 86_400) }

  /// `YYYY-MM-DDTHH:MM:SSZ`.
  var text: String {
    let second = seconds % 86_400
    let time = [second / 3600, second / 60 % 60, second % 60].map { digits($0, 2) }
    return day.text + "T" + time.joined(separator: ":") + "Z"
  }
}
