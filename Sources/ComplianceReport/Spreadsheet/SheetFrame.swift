internal import CXLSXWriter
internal import Monitoring

/// What the sheets of the lists have in common: the header row, how they are moved through, and how
/// they are printed.
struct SheetFrame {
  let book: Workbook
  let formats: SheetFormats
  let header: ReportHeader

  private static let lastColumn = UInt16(SheetColumn.all.count - 1)
  /// The columns that say who the patient is: repeated where a row is printed on two pages.
  private static let patient: (first: UInt16, last: UInt16) = {
    let names = SheetColumn.all.map(\.name)
    return (
      UInt16(names.firstIndex(of: "mrn") ?? 0), UInt16(names.firstIndex(of: "given_name") ?? 0)
    )
  }()

  /// Adds a sheet with its header row.
  func begin(_ name: String) throws -> Sheet {
    var sheet = try book.addSheet(name)
    try sheet.setHeight(lines: 2)
    for (place, column) in SheetColumn.all.enumerated() {
      let index = UInt16(place)
      try sheet.setting { worksheet_set_column($0, index, index, column.width, nil) }
      try sheet.add(column.heading, formats.heading)
    }
    try sheet.endRow()
    sheet.set { worksheet_freeze_panes($0, 1, 0) }
    return sheet
  }

  /// Says what is known only at the end of a list.
  func end(_ sheet: Sheet) throws {
    let lastRow = sheet.row - 1
    try sheet.setting { worksheet_autofilter($0, 0, 0, lastRow, Self.lastColumn) }
    // Ids are texts of digits on purpose: no mark is to say that they might be numbers.
    try sheet.setting {
      worksheet_ignore_errors($0, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:AC1048576")
    }
    try sheet.setting { worksheet_repeat_rows($0, 0, 0) }
    try sheet.setting { worksheet_repeat_columns($0, Self.patient.first, Self.patient.last) }
    try setPrint(sheet, pagesWide: 2)
  }

  /// On wide paper, each page with what it is and that it is confidential.
  func setPrint(_ sheet: Sheet, pagesWide: UInt16) throws {
    sheet.set { worksheet_set_landscape($0) }
    sheet.set { worksheet_set_margins($0, 0.4, 0.4, 0.8, 0.8) }
    sheet.set { worksheet_fit_to_pages($0, pagesWide, 0) }
    let origin = header.isSynthetic ? "Synthetic data. " : ""
    let question = "\(header.program.id) \(header.program.version)".filter { $0 != "&" }
    try sheet.setting { worksheet_set_header($0, "&L&A&R\(origin)As of \(header.asOf)") }
    try sheet.setting {
      worksheet_set_footer(
        $0, "&LContains patient data&C\(question.prefix(100))&RPage &P of &N")
    }
  }
}
