/// How a message is written: its separators, as its MSH declares them, and its character set.
///
/// Source: HL7 v2.8 chapter 2, 2.5.4 (message delimiters), 2.14.9.2 (MSH-2).
struct HL7Syntax {
  let field: UInt8
  let component: UInt8
  /// The others can be left out where the message has no use for them.
  let repetition: UInt8?
  let escape: UInt8?
  let subcomponent: UInt8?
  /// The fifth, since version 2.7.
  let truncation: UInt8?
  var encoding = HL7Encoding.ascii

  /// Reads them from the line that begins with `MSH`.
  init(header line: ArraySlice<UInt8>) throws(HL7Flaw) {
    guard let field = line.dropFirst(3).first, Self.canSeparate(field) else {
      throw HL7Flaw("MSH-1 is no separator")
    }
    let marks = Array(line.dropFirst(4).prefix(6).prefix { $0 != field })
    guard (1...5).contains(marks.count), marks.allSatisfy(Self.canSeparate),
      Set(marks).count == marks.count
    else { throw HL7Flaw("MSH-2 is no encoding characters") }
    self.field = field
    component = marks[0]
    repetition = marks.count > 1 ? marks[1] : nil
    escape = marks.count > 2 ? marks[2] : nil
    subcomponent = marks.count > 3 ? marks[3] : nil
    truncation = marks.count > 4 ? marks[4] : nil
  }

  /// Printable ASCII that is no letter, digit, space or quotation mark.
  private static func canSeparate(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "\""): false
    case 0x21...0x7E: true
    default: false
    }
  }
}
