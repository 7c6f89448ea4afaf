extension ClockTime: CustomStringConvertible {
  /// Any number of minutes after midnight, counted on round the clock.
  package init(minutesAfterMidnight count: Int) {
    minutes = Int16((count % 1440 + 1440) % 1440)
  }

  /// Reads `HH:MM`; nil for anything else.
  package init?(_ text: String) {
    var text = text
    guard let time = text.withUTF8({ ClockTime($0) }) else { return nil }
    self = time
  }

  /// `HH:MM`.
  package var description: String {
    var bytes: [UInt8] = []
    ASCII.appendTwoDigits(Int(minutes) / 60, to: &bytes)
    bytes.append(ASCII.colon)
    ASCII.appendTwoDigits(Int(minutes) % 60, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
