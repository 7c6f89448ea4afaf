/// A local time of day, `HH:MM`, on an infusion's day or the night after it.
package struct ClockTime: Hashable, Sendable {
  /// Minutes after midnight, 0…1439.
  package let minutes: Int16

  /// Reads `HH:MM` from 00:00 to 23:59; nil for anything else.
  package init?(_ text: UnsafeBufferPointer<UInt8>) {
    guard text.count == 5, text[2] == ASCII.colon,
      let hour = ASCII.twoDigits(text, at: 0), hour < 24,
      let minute = ASCII.twoDigits(text, at: 3), minute < 60
    else { return nil }
    minutes = Int16(hour * 60 + minute)
  }

  /// Minutes from this time to `end`, 0…1439; an end earlier in the day belongs to the next day.
  package func minutes(until end: ClockTime) -> Int {
    (Int(end.minutes) - Int(minutes) + 1440) % 1440
  }
}
