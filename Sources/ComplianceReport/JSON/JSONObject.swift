/// One JSON object on one line, written key by key from bytes: what is written by the million. The
/// order of the keys is the caller's.
struct JSONObject {
  private var bytes: [UInt8] = [UInt8(ascii: "{")]

  init() {
    bytes.reserveCapacity(1024)
  }

  /// The object as it is, with its end.
  var closed: [UInt8] { bytes + [UInt8(ascii: "}")] }

  /// A text, or `null` where it is empty: so is what there is none of.
  mutating func add(_ key: String, textOrNull text: some Collection<UInt8>) {
    begin(key)
    if text.isEmpty { bytes.append(contentsOf: "null".utf8) } else { append(text) }
  }

  /// A number in the digits it is given in, or `null` where there are none.
  mutating func add(_ key: String, numberOrNull digits: some Collection<UInt8>) {
    begin(key)
    if digits.isEmpty {
      bytes.append(contentsOf: "null".utf8)
    } else {
      bytes.append(contentsOf: digits)
    }
  }

  private mutating func begin(_ key: String) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    append(key.utf8)
    bytes.append(UInt8(ascii: ":"))
  }

  /// RFC 8259, section 7: quotes, backslashes and control characters are escaped, nothing else.
  private mutating func append(_ text: some Collection<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0..<0x20: bytes.append(contentsOf: Self.escaped(control: byte))
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func escaped(control byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}
