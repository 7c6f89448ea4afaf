/// The character set of a message, HL7 table 0211, as far as it is read.
enum HL7Encoding: Hashable {
  case ascii
  case utf8
  /// The part of ISO 8859, 1…11 or 13…15.
  case iso8859(part: Int)

  /// The first repetition of MSH-18, by any of its usual spellings. Empty is ASCII in the standard;
  /// UTF-8 is read then, which is the same where the message keeps to it.
  init(name: String) throws(HL7Flaw) {
    var name = name.uppercased()
    name.removeAll { " -/_".contains($0) }
    switch name {
    case "ASCII", "USASCII", "ISOIR6": self = .ascii
    case "", "UTF8", "UNICODEUTF8": self = .utf8
    default:
      if name.hasPrefix("ISO") { name.removeFirst(3) }
      guard name.hasPrefix("8859"), let part = Int(name.dropFirst(4)),
        part == 1 || ISO8859.upperHalves[part] != nil
      else { throw HL7Flaw("MSH-18 is a character set that is not read") }
      self = .iso8859(part: part)
    }
  }

  /// Throws where the bytes are not of the character set.
  func decode(_ bytes: ArraySlice<UInt8>) throws(HL7Flaw) -> String {
    if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
    let text: String? =
      switch self {
      case .ascii: nil
      case .utf8: String(validating: bytes, as: UTF8.self)
      case .iso8859(let part): ISO8859.decode(bytes, part: part)
      }
    guard let text else { throw HL7Flaw("bytes that are not of the character set of MSH-18") }
    return text
  }
}
