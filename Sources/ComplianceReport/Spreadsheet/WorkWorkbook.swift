/// `missed-tests.xlsx`, of a run or of a site: both lists and what they mean.
struct WorkWorkbook {
  private let frame: SheetFrame
  private let site: String
  var missed: WorkSheet
  var dueSoon: WorkSheet

  /// - Parameter site: what the site is called.
  init(
    _ path: String, site: String, _ header: ReportHeader, _ sink: ReportSink,
    rowLimit: Int = WorkSheet.rowLimit
  ) throws {
    let book = try Workbook(path, title: "Missed tests", asOf: header.asOf, sink)
    frame = SheetFrame(book: book, formats: try SheetFormats(book), header: header)
    self.site = site
    missed = try WorkSheet("Missed tests", file: "missed-tests.csv", frame, rowLimit: rowLimit)
    dueSoon = try WorkSheet("Due soon", file: "due-soon.csv", frame, rowLimit: rowLimit)
  }

  mutating func finish() throws {
    try missed.finish()
    try dueSoon.finish()
    try Explanations(header: frame.header, site: site, missed: missed, dueSoon: dueSoon)
      .write(frame)
    try frame.book.finish()
  }
}
