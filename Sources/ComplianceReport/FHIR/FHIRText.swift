/// Text as FHIR takes it.
enum FHIRText {
  /// A FHIR string: not empty, and without the control characters that it may not hold, each of
  /// which becomes a replacement character. nil: there is nothing to see in it.
  static func string(_ text: String) -> String? {
    let isBlank = text.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0.value < 0x20 }
    guard !isBlank else { return nil }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isAllowed = scalar.value >= 0x20 || ["\t", "\n", "\r"].contains(scalar)
      scalars.append(isAllowed ? scalar : "\u{FFFD}")
    }
    return String(scalars)
  }

  /// A version as a part of a canonical URL: what might end it is written as RFC 3986 says.
  static func version(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    let bytes = text.utf8.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        return [byte]
      default: return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
