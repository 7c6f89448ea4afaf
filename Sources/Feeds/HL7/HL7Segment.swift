/// A segment of a message, divided into its fields.
struct HL7Segment {
  /// How many fields are looked for; the longest segment of the standard that is read has fewer.
  private static let fieldLimit = 64

  /// The line it stands on, from 1.
  let line: Int
  private let bytes: [UInt8]
  private let syntax: HL7Syntax
  private let fields: [Range<Int>]

  init(_ line: HL7RawMessage.Line, of bytes: [UInt8], syntax: HL7Syntax) {
    self.line = line.number
    self.bytes = bytes
    self.syntax = syntax
    var (fields, start) = ([Range<Int>](), line.range.lowerBound)
    fields.reserveCapacity(24)
    for index in line.range where bytes[index] == syntax.field {
      fields.append(start..<index)
      start = index + 1
      if fields.count == Self.fieldLimit { break }
    }
    fields.append(start..<line.range.upperBound)
    self.fields = fields
  }

  /// A field by its number in the standard; empty where there are fewer. The fields of MSH are one
  /// further on, since MSH-1 is the separator itself.
  subscript(number: Int) -> HL7Value {
    let range = number < fields.count ? fields[number] : 0..<0
    return HL7Value(bytes: bytes, range: range, syntax: syntax)
  }
}
