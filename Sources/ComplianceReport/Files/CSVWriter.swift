internal import Monitoring

/// Writes one CSV file: UTF-8 with a byte order mark, CRLF, RFC 4180.
package struct CSVWriter {
  /// Bytes gathered before they are handed on.
  private static let bufferSize = 1 << 16

  private let file: ReportFile
  private var line: [UInt8] = []
  private var isAtStart = true
  /// Rows written, the header not counted.
  private(set) var rows = 0

  /// Begins a file with the names of its columns.
  package init(_ file: ReportFile, columns: [String]) {
    self.file = file
    line = [0xEF, 0xBB, 0xBF]
    for column in columns { add(column) }
    line += [0x0D, 0x0A]
    isAtStart = true
  }

  /// A cell of our own words, a day or a number: nothing a spreadsheet would run.
  package mutating func add(_ value: String) {
    var value = value
    value.withUTF8 { add(bytes: $0) }
  }

  /// A cell of text from the database; one that a spreadsheet would run as a formula is disarmed.
  package mutating func add(text: String) {
    var text = text
    text.withUTF8 { add(text: $0) }
  }

  mutating func add(bytes: UnsafeBufferPointer<UInt8>) {
    beginCell()
    append(bytes, prefix: nil)
  }

  mutating func add(text: UnsafeBufferPointer<UInt8>) {
    beginCell()
    append(text, prefix: CSVWriter.isFormula(text) ? UInt8(ascii: "'") : nil)
  }

  /// A cell of a number.
  package mutating func add(_ number: Int) { add(String(number)) }

  mutating func add(_ day: CivilDate?) {
    beginCell()
    day?.appendISO(to: &line)
  }

  /// Ends the row.
  package mutating func endRow() throws {
    line += [0x0D, 0x0A]
    isAtStart = true
    rows += 1
    if line.count >= Self.bufferSize { try flush() }
  }

  /// Writes what is left and closes the file.
  package mutating func finish() throws {
    try flush()
    try file.finish()
  }

  /// Hands on what has been gathered.
  mutating func flush() throws {
    try file.write(line)
    line.removeAll(keepingCapacity: true)
  }

  private mutating func beginCell() {
    if !isAtStart { line.append(UInt8(ascii: ",")) }
    isAtStart = false
  }

  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, prefix: UInt8?) {
    let marks = Marks(bytes)
    if marks.needsQuotes { line.append(UInt8(ascii: "\"")) }
    if let prefix { line.append(prefix) }
    if marks.isWritten { line.append(contentsOf: bytes) } else { appendOneByOne(bytes) }
    if marks.needsQuotes { line.append(UInt8(ascii: "\"")) }
  }

  private mutating func appendOneByOne(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes {
      // A spreadsheet ends a cell at a NUL, and some readers refuse the file.
      if byte == 0 { line.append(contentsOf: "\u{FFFD}".utf8) } else { line.append(byte) }
      if byte == UInt8(ascii: "\"") { line.append(byte) }
    }
  }

  /// What the bytes of a cell ask for; found without a branch, so that many are looked at at once.
  private struct Marks {
    /// 1: a separator, 2: a quote, 4: a NUL.
    private let found: UInt8

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      var found: UInt8 = 0
      for byte in bytes {
        // LibreOffice ends an unquoted cell at a semicolon or a tab too, unless told otherwise.
        found |=
          (byte == UInt8(ascii: ",") ? 1 : 0) | (byte == UInt8(ascii: ";") ? 1 : 0)
          | (byte == 0x09 ? 1 : 0) | (byte == 0x0A ? 1 : 0) | (byte == 0x0D ? 1 : 0)
        found |= (byte == UInt8(ascii: "\"") ? 2 : 0) | (byte == 0 ? 4 : 0)
      }
      self.found = found
    }

    var needsQuotes: Bool { found & 3 != 0 }
    /// Whether the bytes are written as they are.
    var isWritten: Bool { found & 6 == 0 }
  }

  /// A text of the database as it is read back from a file.
  static func disarmed(_ text: String) -> String {
    let printed = text.split(separator: "\0", omittingEmptySubsequences: false)
      .joined(separator: "\u{FFFD}")
    var text = text
    return text.withUTF8(isFormula) ? "'" + printed : printed
  }

  /// Whether a spreadsheet would take the text for a formula, blanks before it not counted.
  static func isFormula(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    switch first {
    case 0x09, 0x0A, 0x0D, UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "@"):
      return true
    case 0x21...0x7E: return false
    default: break
    }
    // Blanks, also those beyond ASCII, do not keep a spreadsheet from seeing a formula.
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    let start = scalars.first { !$0.properties.isWhitespace }
    return start.map { ["=", "+", "-", "@"].contains($0) } ?? false
  }
}
