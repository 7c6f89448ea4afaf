// ISO 8601 in and out: strictly `YYYY-MM-DD`, ten ASCII bytes, nothing before or after.

extension CivilDate: CustomStringConvertible {
  /// Reads `YYYY-MM-DD`; nil for anything else, such as `2025-2-3`, `2025-02-30` or a time behind it.
  package init?(iso text: UnsafeBufferPointer<UInt8>) {
    guard text.count == Self.lengthOfISO, text[4] == ASCII.hyphen, text[7] == ASCII.hyphen,
      let century = ASCII.twoDigits(text, at: 0), let yearOfCentury = ASCII.twoDigits(text, at: 2),
      let month = ASCII.twoDigits(text, at: 5), let day = ASCII.twoDigits(text, at: 8)
    else { return nil }
    self.init(year: century * 100 + yearOfCentury, month: month, day: day)
  }

  /// Reads `YYYY-MM-DD`; nil for anything else.
  package init?(_ text: String) {
    var text = text
    guard let day = text.withUTF8({ CivilDate(iso: $0) }) else { return nil }
    self = day
  }

  /// `YYYY-MM-DD`.
  package var description: String {
    var text: [UInt8] = []
    appendISO(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// How many bytes `YYYY-MM-DD` has.
  package static let lengthOfISO = 10

  /// Appends `YYYY-MM-DD` to bytes that are being written.
  package func appendISO(to bytes: inout [UInt8]) {
    let parts = parts
    let (century, year) = (ASCII.digits(parts.year / 100), ASCII.digits(parts.year % 100))
    let (month, day) = (ASCII.digits(parts.month), ASCII.digits(parts.day))
    // At once: a report is full of days.
    let text = (
      century.tens, century.ones, year.tens, year.ones, ASCII.hyphen,
      month.tens, month.ones, ASCII.hyphen, day.tens, day.ones
    )
    withUnsafeBytes(of: text) { bytes.append(contentsOf: $0) }
  }
}

/// The few ASCII helpers that dates and times share.
enum ASCII {
  static let hyphen = UInt8(ascii: "-")
  static let colon = UInt8(ascii: ":")

  /// The number 0…99 that stands at `index` and the byte after it; nil where either is no digit.
  @inline(__always)
  static func twoDigits(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    let tens = text[index] &- UInt8(ascii: "0")
    let ones = text[index + 1] &- UInt8(ascii: "0")
    guard tens <= 9, ones <= 9 else { return nil }
    return Int(tens) * 10 + Int(ones)
  }

  /// The digits of a number 0…99.
  static func digits(_ number: Int) -> (tens: UInt8, ones: UInt8) {
    (UInt8(ascii: "0") + UInt8(number / 10), UInt8(ascii: "0") + UInt8(number % 10))
  }

  static func appendTwoDigits(_ number: Int, to bytes: inout [UInt8]) {
    let digits = digits(number)
    bytes.append(digits.tens)
    bytes.append(digits.ones)
  }
}
