/// Undoes the escape sequences of a text, such as `\F\` for the field separator.
///
/// A sequence that is not known, or not whole, stays as written: a value is not made up.
/// Source: HL7 v2.8 chapter 2, 2.7 (use of escape sequences in text fields).
struct HL7Escapes {
  let syntax: HL7Syntax

  /// The bytes, in the character set of the message.
  func undone(_ raw: ArraySlice<UInt8>) throws(HL7Flaw) -> [UInt8] {
    guard let escape = syntax.escape else { return Array(raw) }
    var (bytes, rest) = ([UInt8](), raw)
    bytes.reserveCapacity(raw.count)
    while let start = rest.firstIndex(of: escape) {
      bytes += rest[..<start]
      let behind = rest[(start + 1)...]
      guard let end = behind.prefix(Self.longest).firstIndex(of: escape) else {
        bytes.append(escape)
        rest = behind
        continue
      }
      if let meaning = try meaning(of: behind[..<end]) {
        bytes += meaning
        rest = behind[(end + 1)...]
      } else {
        bytes += rest[start..<end]
        // The second mark may begin the next sequence: in `a\b\F\` it does.
        rest = behind[end...]
      }
    }
    return bytes + rest
  }

  /// The longest sequence looked for, in bytes; a `\X…\` of more stays as written.
  private static let longest = 4096

  /// Nil: not known.
  private func meaning(of sequence: ArraySlice<UInt8>) throws(HL7Flaw) -> [UInt8]? {
    guard let first = sequence.first else { return nil }
    let rest = sequence.dropFirst()
    switch first {
    case UInt8(ascii: "X"): return Self.hexadecimal(rest)
    case UInt8(ascii: "."): return Self.formatting(rest)
    case UInt8(ascii: "C") where rest.count == 4,
      UInt8(ascii: "M") where rest.count == 4 || rest.count == 6:
      throw HL7Flaw("a change of the character set within a value")
    default: return rest.isEmpty ? mark(first) : nil
    }
  }

  private func mark(_ name: UInt8) -> [UInt8]? {
    switch name {
    case UInt8(ascii: "F"): [syntax.field]
    case UInt8(ascii: "S"): [syntax.component]
    case UInt8(ascii: "R"): syntax.repetition.map { [$0] }
    case UInt8(ascii: "E"): syntax.escape.map { [$0] }
    case UInt8(ascii: "T"): syntax.subcomponent.map { [$0] }
    case UInt8(ascii: "P"): syntax.truncation.map { [$0] }
    // Highlighting begins and ends.
    case UInt8(ascii: "H"), UInt8(ascii: "N"): []
    default: nil
    }
  }

  private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
    let nibbles = digits.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard !nibbles.isEmpty, nibbles.count == digits.count, nibbles.count.isMultiple(of: 2) else {
      return nil
    }
    let bytes = stride(from: 0, to: nibbles.count, by: 2).map {
      UInt8(nibbles[$0] * 16 + nibbles[$0 + 1])
    }
    // A NUL would end the text where it is stored.
    return bytes.contains(0) ? nil : bytes
  }

  /// Formatting of FT: lines are kept apart, the rest is left out.
  private static func formatting(_ command: ArraySlice<UInt8>) -> [UInt8]? {
    guard command.count <= 5 else { return nil }
    return switch String(decoding: command.prefix(2), as: UTF8.self) {
    case "br", "sp", "ce": [0x0A]
    case "sk": [0x20]
    case "fi", "nf", "in", "ti": []
    default: nil
    }
  }
}
