internal import StrictYAML

/// Catches slips of the pen in codes.
enum CodeNumber {
  /// Refuses a code that cannot stand in a database, or a LOINC number whose last digit shows
  /// that another of its digits is wrong.
  static func check(_ entry: YAMLEntry) throws(Refusal) {
    let bytes = Array(entry.key.utf8)
    guard bytes.count <= 32, bytes.allSatisfy(isPlain) else {
      throw Refusal(
        line: entry.line, "\(quoted(entry.key)) is no code",
        write: "up to 32 letters, digits, hyphens and points instead")
    }
    guard let digit = expectedCheckDigit(bytes), digit != bytes.last else { return }
    throw Refusal(
      line: entry.line, "\(quoted(entry.key)) is no LOINC number: its check digit is wrong",
      write: "the number as LOINC prints it instead")
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// The digit behind the hyphen by LOINC's modulus 10; nil where the code is no LOINC number.
  private static func expectedCheckDigit(_ bytes: [UInt8]) -> UInt8? {
    let zero = UInt8(ascii: "0")
    let digits = bytes.dropLast(2)
    guard bytes.count >= 3, bytes[bytes.count - 2] == UInt8(ascii: "-"),
      (digits + bytes.suffix(1)).allSatisfy({ (zero...zero + 9).contains($0) })
    else { return nil }
    var sum = 0
    for (place, byte) in digits.reversed().enumerated() {
      let product = Int(byte - zero) * (place.isMultiple(of: 2) ? 2 : 1)
      sum += product / 10 + product % 10
    }
    return zero + UInt8((10 - sum % 10) % 10)
  }
}
