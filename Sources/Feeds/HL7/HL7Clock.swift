internal import Foundation
internal import Monitoring

/// Turns times of messages into instants. It orders versions; no day is made of it.
struct HL7Clock {
  private let zone: TimeZone

  /// - Parameter zone: IANA name of the zone of times without an offset. Nil where there is none.
  init?(zone: String) {
    guard let zone = TimeZone(identifier: zone) else { return nil }
    self.zone = zone
  }

  /// Nil outside 0001-01-01 … 9999-12-31 in UTC.
  func instant(of time: HL7Time) -> Instant? {
    let local = Instant(startOf: time.day).seconds + Int64(time.secondOfDay)
    let seconds = local - (time.offset.map { Int64($0) } ?? offset(atLocal: local))
    guard seconds >= Instant(startOf: .first).seconds,
      seconds <= Instant(endOf: .last).seconds
    else { return nil }
    return Instant(seconds: seconds)
  }

  /// Seconds east of UTC when clocks of the zone show `local`; in an hour that is shown twice or
  /// not at all, one of the two.
  private func offset(atLocal local: Int64) -> Int64 {
    let guess = offset(atUTC: local)
    return offset(atUTC: local - guess)
  }

  private func offset(atUTC seconds: Int64) -> Int64 {
    Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
  }
}
