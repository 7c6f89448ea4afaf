/// A field, a repetition, a component or a subcomponent of a message, not yet decoded.
struct HL7Value {
  /// The longest code or number of an order that is read, in bytes; the standard's longest is 199.
  static let codeLimit = 256

  let bytes: [UInt8]
  let range: Range<Int>
  let syntax: HL7Syntax

  /// Nothing is said.
  var isEmpty: Bool { range.isEmpty }

  /// It is said that there is none: `""`.
  ///
  /// Source: HL7 v2.8 chapter 2, 2.5.3 (delete indicator).
  var isNull: Bool {
    range.count == 2 && bytes[range.lowerBound] == 0x22 && bytes[range.upperBound - 1] == 0x22
  }

  var isEmptyOrNull: Bool { isEmpty || isNull }

  /// Without the spaces at both ends.
  var trimmed: HL7Value {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] == 0x20 { start += 1 }
    while start < end, bytes[end - 1] == 0x20 { end -= 1 }
    return HL7Value(bytes: bytes, range: start..<end, syntax: syntax)
  }

  /// How many repetitions are told apart.
  private static let repetitionLimit = 10_000

  /// Each repetition, at least one; of very many the last holds all the rest.
  var repetitions: [HL7Value] {
    guard let separator = syntax.repetition else { return [self] }
    var (parts, start) = ([HL7Value](), range.lowerBound)
    for index in range where bytes[index] == separator {
      parts.append(HL7Value(bytes: bytes, range: start..<index, syntax: syntax))
      start = index + 1
      if parts.count == Self.repetitionLimit { break }
    }
    parts.append(HL7Value(bytes: bytes, range: start..<range.upperBound, syntax: syntax))
    return parts
  }

  /// The first repetition.
  var first: HL7Value { part(1, separator: syntax.repetition) }

  /// A component, from 1, of the first repetition; empty where there are fewer.
  func component(_ number: Int) -> HL7Value {
    first.part(number, separator: syntax.component)
  }

  /// A subcomponent, from 1; empty where there are fewer.
  func subcomponent(_ number: Int) -> HL7Value {
    part(number, separator: syntax.subcomponent)
  }

  private func part(_ number: Int, separator: UInt8?) -> HL7Value {
    var (remaining, start, end) = (number, range.lowerBound, range.upperBound)
    if let separator {
      for index in range where bytes[index] == separator {
        remaining -= 1
        end = index
        if remaining == 0 { break }
        start = index + 1
        end = range.upperBound
      }
      if remaining > 1 { start = end }
    } else if number > 1 {
      start = end
    }
    return HL7Value(bytes: bytes, range: start..<end, syntax: syntax)
  }

  /// What it says, its escapes and its character set undone.
  func text() throws(HL7Flaw) -> String {
    let raw = bytes[range]
    if let escape = syntax.escape, raw.contains(escape) {
      return try syntax.encoding.decode(HL7Escapes(syntax: syntax).undone(raw)[...])
    }
    return try syntax.encoding.decode(raw)
  }

  /// A code, a number of an order or the like: without spaces at its ends; empty for `""`.
  func code() throws(HL7Flaw) -> String {
    let value = trimmed
    guard value.range.count <= Self.codeLimit else {
      throw HL7Flaw("a code of more than \(Self.codeLimit) bytes")
    }
    return value.isNull ? "" : try value.text()
  }
}
