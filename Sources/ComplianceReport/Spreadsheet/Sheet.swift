internal import CXLSXWriter
internal import Monitoring

/// A sheet of a workbook. Rows are written from the first to the last.
struct Sheet {
  private let sheet: UnsafeMutablePointer<lxw_worksheet>
  private let streams: TemporaryStreams
  private var text = CellText()
  /// The next row, from 0.
  private(set) var row: UInt32 = 0
  private var column: UInt16 = 0

  init(_ sheet: UnsafeMutablePointer<lxw_worksheet>, _ streams: TemporaryStreams) {
    self.sheet = sheet
    self.streams = streams
  }

  /// Ends the row.
  mutating func endRow() throws {
    row += 1
    column = 0
    if let failure = streams.failure { throw failure }
  }

  /// Makes room in the row for lines of text.
  func setHeight(lines: Int) throws {
    try setting { worksheet_set_row($0, row, 15 * Double(lines) + 1, nil) }
  }

  mutating func add(_ words: String, _ format: CellFormat?) throws {
    try add(text: words.utf8, format)
  }

  /// A cell of text, whatever it looks like: it is never taken for a formula, a number or a link.
  mutating func add(text bytes: some Collection<UInt8>, _ format: CellFormat?) throws {
    if !bytes.isEmpty {
      text.set(bytes)
      try check(
        text.bytes.withUnsafeBytes {
          worksheet_write_string(
            sheet, row, column, $0.baseAddress?.assumingMemoryBound(to: CChar.self), format)
        })
    }
    column += 1
  }

  mutating func add(number: Int, _ format: CellFormat?) throws {
    try check(worksheet_write_number(sheet, row, column, Double(number), format))
    column += 1
  }

  /// A day; nil: before the days that every spreadsheet program counts alike.
  static func number(of day: CivilDate) -> Int? {
    let number = Int(day.dayNumber) + 25_569
    return number >= 61 ? number : nil
  }

  /// Throws for a code that is none of success.
  func check(_ code: lxw_error) throws {
    guard code == LXW_NO_ERROR else { throw streams.failure ?? SpreadsheetError(code, 0) }
  }

  /// Calls the library with the sheet.
  func setting(_ call: (UnsafeMutablePointer<lxw_worksheet>) -> lxw_error) throws {
    try check(call(sheet))
  }

  /// The same, for calls that cannot fail.
  func set(_ call: (UnsafeMutablePointer<lxw_worksheet>) -> Void) { call(sheet) }
}
