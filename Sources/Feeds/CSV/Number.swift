/// Numbers as CSV files write them.
enum Number {
  /// The longest that is read as one.
  private static let mostBytes = 64

  /// A finite number: a minus if need be, digits with at most one mark among them, and an exponent if
  /// need be. Nil for anything else, such as `<15`, `1,234.5`, `0x10` or `nan`.
  static func real(_ text: String, mark: CSVFormat.DecimalMark) -> Double? {
    guard text.utf8.count <= mostBytes, isNumber(text, mark: mark.byte) else { return nil }
    let number =
      switch mark {
      case .point: Double(text)
      case .comma: Double(text.replacing(",", with: "."))
      }
    return number.flatMap { $0.isFinite ? $0 : nil }
  }

  /// What the bytes so far are the beginning of.
  private enum Part {
    case start, sign, whole, mark, decimals, exponentMark, exponentSign, exponent
  }

  private static func isNumber(_ text: String, mark: UInt8) -> Bool {
    var part = Part.start
    for byte in text.utf8 {
      guard let next = next(part, byte, mark: mark) else { return false }
      part = next
    }
    switch part {
    case .whole, .decimals, .exponent: return true
    case .start, .sign, .mark, .exponentMark, .exponentSign: return false
    }
  }

  private static func next(_ part: Part, _ byte: UInt8, mark: UInt8) -> Part? {
    let isDigit = (0x30...0x39).contains(byte)
    let isExponentMark = byte | 0x20 == UInt8(ascii: "e")
    switch part {
    case .start where byte == UInt8(ascii: "-"): return .sign
    case .start, .sign: return isDigit ? .whole : byte == mark ? .mark : nil
    case .whole where byte == mark: return .mark
    case .whole: return isDigit ? .whole : isExponentMark ? .exponentMark : nil
    case .mark: return isDigit ? .decimals : nil
    case .decimals: return isDigit ? .decimals : isExponentMark ? .exponentMark : nil
    case .exponentMark where byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+"):
      return .exponentSign
    case .exponentMark, .exponentSign, .exponent: return isDigit ? .exponent : nil
    }
  }
}
