internal import CXLSXWriter
internal import Foundation
internal import Monitoring

/// A spreadsheet file that is written row by row: what is in memory does not grow with its rows.
final class Workbook {
  private let path: String
  private let sink: ReportSink
  private let scratch: ReportScratchFile
  private let streams: TemporaryStreams
  private let functions: UnsafeMutablePointer<remswatch_streams>
  /// nil: it is written, or will not be.
  private var book: UnsafeMutablePointer<lxw_workbook>?

  /// - Parameter path: of the report's file, which is made when the workbook is finished.
  init(_ path: String, title: String, asOf: CivilDate, _ sink: ReportSink) throws {
    self.path = path
    self.sink = sink
    scratch = try sink.makeScratchFile()
    streams = TemporaryStreams(makeScratch: sink.makeScratch)
    functions = .allocate(capacity: 1)
    functions.initialize(to: streams.functions)
    var options = lxw_workbook_options()
    options.constant_memory = UInt8(LXW_TRUE.rawValue)
    book = workbook_new_opt(scratch.path, &options)
    guard book != nil else { throw SpreadsheetError.refused(detail: "no memory") }
    try setProperties(title, asOf)
  }

  deinit {
    if let book { remswatch_abandon(book, functions) }
    functions.deallocate()
  }

  /// Adds an empty sheet behind the others.
  func addSheet(_ name: String) throws -> Sheet {
    let begun = streams.begun
    guard let book, let sheet = remswatch_add_sheet(book, name, functions) else {
      throw streams.failure ?? SpreadsheetError.refused(detail: "a sheet cannot be added")
    }
    // A library that makes its temporary files itself would make them where others can look.
    guard streams.begun > begun else {
      throw SpreadsheetError.refused(detail: "the library makes its own temporary files")
    }
    return Sheet(sheet, streams)
  }

  /// A way for cells to look.
  func addFormat(_ set: (UnsafeMutablePointer<lxw_format>) -> Void) throws -> CellFormat {
    guard let book, let format = workbook_add_format(book) else {
      throw SpreadsheetError.refused(detail: "a format cannot be added")
    }
    set(format)
    return format
  }

  /// Writes the report's file.
  func finish() throws {
    guard let book else { return }
    self.book = nil
    var systemError: Int32 = 0
    let code = remswatch_close(book, functions, &systemError)
    if let failure = streams.failure { throw failure }
    guard code == LXW_NO_ERROR else { throw SpreadsheetError(code, systemError) }
    try copy()
  }

  private func copy() throws {
    let file = try sink.create(path)
    var offset = 0
    while true {
      let bytes = try scratch.read(1 << 16, offset)
      if bytes.isEmpty { break }
      try file.write(bytes)
      offset += bytes.count
    }
    try file.finish()
  }

  /// The time of the file is the day of the report: the library would take the clock's, and takes
  /// the first second there is for none.
  private func setProperties(_ title: String, _ asOf: CivilDate) throws {
    let code = title.withCString { title in
      "remswatch".withCString { author in
        var properties = lxw_doc_properties()
        properties.title = UnsafeMutablePointer(mutating: title)
        properties.author = UnsafeMutablePointer(mutating: author)
        properties.created = time_t(max(1, asOf.dayNumber)) * 86_400
        return workbook_set_properties(book, &properties)
      }
    }
    guard code == LXW_NO_ERROR else { throw SpreadsheetError(code, 0) }
  }
}

typealias CellFormat = UnsafeMutablePointer<lxw_format>

extension SpreadsheetError {
  /// What the library's code means, with the number of the system's last error.
  init(_ code: lxw_error, _ systemError: Int32) {
    switch code {
    case LXW_ERROR_CREATING_XLSX_FILE, LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_READING_TMPFILE,
      LXW_ERROR_ZIP_FILE_OPERATION, LXW_ERROR_ZIP_FILE_ADD, LXW_ERROR_ZIP_CLOSE:
      let detail =
        systemError == 0 ? lxw_strerror(code) : UnsafeMutablePointer(strerror(systemError))
      self = .notWritten(detail: detail.map { String(cString: $0) } ?? "unknown")
    default:
      self = .refused(detail: lxw_strerror(code).map { String(cString: $0) } ?? "unknown")
    }
  }
}
