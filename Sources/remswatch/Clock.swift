package import Foundation
internal import Glibc
package import Monitoring

/// The only place that asks what time it is, and that knows of zones.
package enum Clock {
  static func now() -> Instant {
    Instant(seconds: Int64(time(nil)))
  }

  /// Seconds that pass evenly, for rates and durations.
  static func monotonicSeconds() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }

  /// The civil day of an instant in a zone; nil: that of the machine or of the variable TZ.
  package static func localDay(of instant: Instant, in zone: TimeZone? = nil) -> CivilDate {
    guard let zone else { return localDayOfMachine(instant) }
    let moment = Date(timeIntervalSince1970: TimeInterval(instant.seconds))
    return Instant(seconds: instant.seconds + Int64(zone.secondsFromGMT(for: moment))).day
  }

  /// The zone of a name; nil for nil.
  ///
  /// Throws where there are no data for it: UTC in its place would move every evening's day.
  package static func zone(named name: String?) throws -> TimeZone? {
    guard let name else { return nil }
    guard let zone = TimeZone(identifier: name) else {
      throw CommandError(
        status: .configuration,
        description: "time-zone: zone data absent for \"\(name)\"; write the IANA name of a zone, "
          + "such as America/New_York, instead.")
    }
    return zone
  }

  private static func localDayOfMachine(_ instant: Instant) -> CivilDate {
    var (seconds, parts) = (time_t(instant.seconds), tm())
    localtime_r(&seconds, &parts)
    return CivilDate(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
      ?? instant.day
  }
}
