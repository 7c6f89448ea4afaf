internal import Monitoring

// Days as text, the same on every machine: no locale is asked.

extension CivilDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `Jan` for 1.
  static func monthWord(_ month: Int) -> String { months[month - 1] }

  /// `3 May 2025`, as it stands in a sentence; tables have `2025-05-03`.
  var inWords: String {
    let (year, month, day) = parts
    // Made by the million: digit by digit it is one text and not five, and one of this length has
    // no memory of its own.
    return String(unsafeUninitializedCapacity: 11) { text in
      var count = 0
      func append(_ byte: UInt8) {
        text[count] = byte
        count += 1
      }
      func append(_ number: Int) {
        if number >= 10 { append(number / 10) }
        append(UInt8(ascii: "0") + UInt8(number % 10))
      }
      append(day)
      append(UInt8(ascii: " "))
      for byte in Self.monthWord(month).utf8 { append(byte) }
      append(UInt8(ascii: " "))
      append(year)
      return count
    }
  }
}
