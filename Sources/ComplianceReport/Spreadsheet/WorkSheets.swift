internal import CXLSXWriter
internal import Monitoring

/// A work list on a sheet, and on further ones where a sheet has no room for more rows.
struct WorkSheets {
  /// Rows a sheet can hold below its header.
  static let rowLimit = 1_048_575

  let name: String
  private let frame: SheetFrame
  private let rowLimit: Int
  private var sheet: Sheet
  /// Sheets so far.
  private(set) var sheets = 1
  /// Rows on all of them.
  private(set) var rows = 0

  init(_ name: String, _ frame: SheetFrame, rowLimit: Int) throws {
    self.name = name
    self.frame = frame
    self.rowLimit = rowLimit
    sheet = try frame.begin(name)
  }

  /// Writes a row from its fields, in the order of the columns.
  mutating func add(_ fields: ArraySlice<UInt8>) throws {
    if rows == sheets * rowLimit {
      try frame.end(sheet)
      sheets += 1
      sheet = try frame.begin("\(name) \(sheets)")
    }
    var reader = FieldReader(fields)
    for column in SheetColumn.all {
      guard let field = reader.field() else { break }
      try add(field, column.kind)
    }
    try sheet.endRow()
    rows += 1
  }

  mutating func finish() throws { try frame.end(sheet) }

  /// A field as what it is; one that is not, as text.
  private mutating func add(_ field: ArraySlice<UInt8>, _ kind: SheetColumn.Kind) throws {
    switch kind {
    case .text: try sheet.add(text: field, nil)
    case .id: try sheet.add(text: field, frame.formats.id)
    case .day:
      guard let day = field.withUnsafeBufferPointer(CivilDate.init(iso:)),
        let number = Sheet.number(of: day)
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
  private static func number(_ field: ArraySlice<UInt8>) -> Int? {
    let digits = field.first == UInt8(ascii: "-") ? field.dropFirst() : field
    guard (1...9).contains(digits.count) else { return nil }
    var number = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      number = number * 10 + Int(digit - 0x30)
    }
    return digits.count == field.count ? number : -number
  }
}
