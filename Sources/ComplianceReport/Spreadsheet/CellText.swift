/// Text of the database as it stands in a cell: nothing a reader cannot see, nothing that would
/// make a spreadsheet program repair the file, and no longer than it allows.
struct CellText {
  /// What a cell may hold, in units of UTF-16, as spreadsheet programs count.
  private static let limit = 32_767
  private static let cutMark = Array("… (cut)".utf8)

  /// The text and a NUL, for the library.
  private(set) var bytes: [UInt8] = []
  private var units = 0
  /// Where the text can be cut so that the mark still fits.
  private var cut = 0

  /// Takes another text in place of the last.
  mutating func set(_ text: some Collection<UInt8>) {
    bytes.removeAll(keepingCapacity: true)
    if text.count <= Self.limit, text.allSatisfy({ (0x20...0x7E).contains($0) && $0 != 0x5F }) {
      bytes.append(contentsOf: text)
    } else {
      setMarked(String(decoding: text, as: UTF8.self).unicodeScalars)
    }
    bytes.append(0)
  }

  private mutating func setMarked(_ scalars: String.UnicodeScalarView) {
    (units, cut) = (0, 0)
    for index in scalars.indices {
      append(scalars[index], startsEscape: Self.isEscape(scalars[index...]))
      if units <= Self.limit - 7 { cut = bytes.count }
      guard units > Self.limit else { continue }
      bytes.removeSubrange(cut...)
      bytes.append(contentsOf: Self.cutMark)
      return
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar, startsEscape: Bool) {
    let start = bytes.count
    if startsEscape {
      bytes.append(contentsOf: "_x005F_".utf8)
    } else {
      Escaping.append(visible: scalar, to: &bytes)
    }
    // Of a text beyond ASCII no piece is longer than one scalar.
    units += scalar.isASCII || bytes.count - start > 4 ? bytes.count - start : scalar.utf16.count
  }

  /// Whether a spreadsheet would read what stands first as the number of a character: `_x0041_`.
  private static func isEscape(_ text: Substring.UnicodeScalarView) -> Bool {
    guard text.first == "_" else { return false }
    let next = Array(text.prefix(7))
    return next.count == 7 && (next[1] == "x" || next[1] == "X") && next[6] == "_"
      && next[2...5].allSatisfy { $0.properties.isASCIIHexDigit }
  }
}
