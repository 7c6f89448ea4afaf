internal import CXLSXWriter
internal import Monitoring

/// A work list on a sheet: its first rows in the order of work, for people; the CSV file has all.
struct WorkSheet {
  /// Rows that are written below the header. Nobody works through more by hand, and each takes as
  /// long as fifty in the CSV file.
  static let rowLimit = 5_000

  let name: String
  /// Of the file that has all rows.
  let file: String
  private let frame: SheetFrame
  private let rowLimit: Int
  private var sheet: Sheet
  /// Rows of the list.
  private(set) var rows = 0
  /// Rows of it on the sheet.
  var rowsWritten: Int { min(rows, rowLimit) }

  init(_ name: String, file: String, _ frame: SheetFrame, rowLimit: Int) throws {
    (self.name, self.file) = (name, file)
    self.frame = frame
    self.rowLimit = rowLimit
    sheet = try frame.begin(name)
  }

  /// Writes a row from its fields, in the order of the columns, where it is one of the first.
  mutating func add(_ fields: UnsafeBufferPointer<UInt8>) throws {
    rows += 1
    guard rows <= rowLimit else { return }
    var reader = FieldReader(fields)
    for column in SheetColumn.all {
      guard let field = reader.field() else { break }
      try add(field, column.kind)
    }
    try sheet.endRow()
  }

  mutating func finish() throws { try frame.end(sheet) }

  /// A field as what it is; one that is not, as text.
  private mutating func add(_ field: UnsafeBufferPointer<UInt8>, _ kind: SheetColumn.Kind) throws {
    switch kind {
    case .text: try sheet.add(text: field, nil)
    case .id: try sheet.add(text: field, frame.formats.id)
    case .day:
      guard let day = CivilDate(iso: field), let number = Sheet.number(of: day)
      else { return try sheet.add(text: field, nil) }
      try sheet.add(number: number, frame.formats.day)
    case .count:
      guard let number = Self.number(field) else { return try sheet.add(text: field, nil) }
      try sheet.add(number: number, nil)
    case .priority:
      guard let number = Self.number(field) else { return try sheet.add(text: field, nil) }
      try sheet.add(number: number, frame.formats[priority: number])
    }
  }

  /// Of at most nine digits: a spreadsheet keeps no more than fifteen.
  private static func number(_ field: UnsafeBufferPointer<UInt8>) -> Int? {
    let digits = field.first == UInt8(ascii: "-") ? field.dropFirst() : field[...]
    guard (1...9).contains(digits.count) else { return nil }
    var number = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      number = number * 10 + Int(digit - 0x30)
    }
    return digits.count == field.count ? number : -number
  }
}
