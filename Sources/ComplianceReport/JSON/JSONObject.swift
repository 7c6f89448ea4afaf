/// Writes one JSON object on one line behind the bytes it is handed, key by key: what is written by
/// the million. The order of the keys is the caller's.
enum JSONObject {
  /// What stands before the value of a key.
  static func prefix(_ key: String, isFirst: Bool) -> [UInt8] {
    var bytes: [UInt8] = [UInt8(ascii: isFirst ? "{" : ",")]
    var key = key
    key.withUTF8 { append($0, to: &bytes) }
    bytes.append(UInt8(ascii: ":"))
    return bytes
  }

  /// A text, or `null` where it is empty: so is what there is none of.
  static func append(textOrNull text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    if text.isEmpty { bytes.append(contentsOf: null) } else { append(text, to: &bytes) }
  }

  /// A number in the digits it is given in, or `null` where there are none.
  static func append(numberOrNull digits: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    if digits.isEmpty {
      bytes.append(contentsOf: null)
    } else {
      bytes.append(contentsOf: digits)
    }
  }

  private static let null = Array("null".utf8)

  /// RFC 8259, section 7: quotes, backslashes and control characters are escaped, nothing else.
  private static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    if needsEscapes(text) {
      for byte in text { append(escaped: byte, to: &bytes) }
    } else {
      bytes.append(contentsOf: text)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Found without a branch, so that many bytes are looked at at once.
  private static func needsEscapes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var found: UInt8 = 0
    for byte in text {
      found |=
        (byte < 0x20 ? 1 : 0) | (byte == UInt8(ascii: "\"") ? 1 : 0)
        | (byte == UInt8(ascii: "\\") ? 1 : 0)
    }
    return found != 0
  }

  private static func append(escaped byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case 0..<0x20:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: "\\u00".utf8)
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    default: bytes.append(byte)
    }
  }
}
