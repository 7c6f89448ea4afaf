internal import Glibc
internal import Monitoring

/// The only place that asks what time it is.
enum Clock {
  static func now() -> Instant {
    Instant(seconds: Int64(time(nil)))
  }

  /// Seconds that pass evenly, for rates and durations.
  static func monotonicSeconds() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }

  /// The civil day of an instant in the zone of the machine or of the variable TZ.
  static func localDay(of instant: Instant) -> CivilDate {
    var (seconds, parts) = (time_t(instant.seconds), tm())
    localtime_r(&seconds, &parts)
    return CivilDate(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
      ?? instant.day
  }
}
