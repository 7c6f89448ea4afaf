/// Text as ASCII that people can still read in a raw message; RFC 2045, section 6.7.
enum QuotedPrintable {
  /// Characters of a line, the soft line end included.
  private static let lineLength = 76

  /// Lines, each ending with CRLF, also the last.
  static func lines(_ text: String) -> [UInt8] {
    var encoded: [UInt8] = []
    let lines = normalized(text).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    // What stands behind the last line end is no line.
    let count = lines.last?.isEmpty == true ? lines.count - 1 : lines.count
    for line in lines.prefix(count) {
      append(line, to: &encoded)
      encoded += [0x0D, 0x0A]
    }
    return encoded
  }

  private static func append(_ line: ArraySlice<UInt8>, to encoded: inout [UInt8]) {
    var column = 0
    for place in line.indices {
      let isLast = place == line.endIndex - 1
      let piece = piece(line[place], isAtLineStart: place == line.startIndex, isLast: isLast)
      if column + piece.count > lineLength - (isLast ? 0 : 1) {
        encoded += Array("=\r\n".utf8)
        column = 0
      }
      encoded += piece
      column += piece.count
    }
  }

  private static func piece(_ byte: UInt8, isAtLineStart: Bool, isLast: Bool) -> [UInt8] {
    switch byte {
    // Blanks at the end of a line are cut off on the way.
    case 0x20, 0x09: isLast ? escaped(byte) : [byte]
    case UInt8(ascii: "="): escaped(byte)
    // A dot alone ends a message, and "From " begins one in a file of many.
    case UInt8(ascii: "."), UInt8(ascii: "F"): isAtLineStart ? escaped(byte) : [byte]
    case 0x21...0x7E: [byte]
    default: escaped(byte)
    }
  }

  private static func escaped(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  /// Line ends of any kind as one byte.
  private static func normalized(_ text: String) -> [UInt8] {
    var (bytes, follows) = ([UInt8](), false)
    for byte in text.utf8 {
      if byte == 0x0D || (byte == 0x0A && !follows) { bytes.append(0x0A) }
      if byte != 0x0D && byte != 0x0A { bytes.append(byte) }
      follows = byte == 0x0D
    }
    return bytes
  }
}
