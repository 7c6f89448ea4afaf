/// Strings of JSON with escapes in them.
///
/// Source: RFC 8259, section 7. FHIR allows no control characters but tab, line feed and carriage
/// return (R4, datatypes, string), so that an escaped NUL is none of its texts.
enum JSONEscapes {
  /// The text; nil where an escape is none, half of a pair or a control character, or where the
  /// bytes are not UTF-8.
  static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var rest = bytes
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard let scalar = scalar(&rest), let encoded = UTF8.encode(scalar) else { return nil }
      text.append(contentsOf: encoded)
    }
    return String(validating: text, as: UTF8.self)
  }

  /// What stands behind a backslash.
  private static func scalar(_ rest: inout ArraySlice<UInt8>) -> Unicode.Scalar? {
    switch rest.popFirst() {
    case UInt8(ascii: "\""): "\""
    case UInt8(ascii: "\\"): "\\"
    case UInt8(ascii: "/"): "/"
    case UInt8(ascii: "n"): "\n"
    case UInt8(ascii: "r"): "\r"
    case UInt8(ascii: "t"): "\t"
    case UInt8(ascii: "u"): codePoint(&rest)
    default: nil
    }
  }

  private static func codePoint(_ rest: inout ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard let first = fourDigits(&rest) else { return nil }
    guard (0xD800..<0xDC00).contains(first) else {
      let isAllowed = first >= 0x20 || [0x09, 0x0A, 0x0D].contains(first)
      return isAllowed ? Unicode.Scalar(first) : nil
    }
    guard rest.popFirst() == UInt8(ascii: "\\"), rest.popFirst() == UInt8(ascii: "u"),
      let second = fourDigits(&rest), (0xDC00..<0xE000).contains(second)
    else { return nil }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  private static func fourDigits(_ rest: inout ArraySlice<UInt8>) -> UInt32? {
    var number: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = rest.popFirst(),
        let value = Character(Unicode.Scalar(digit)).hexDigitValue
      else { return nil }
      number = number << 4 | UInt32(value)
    }
    return number
  }
}
