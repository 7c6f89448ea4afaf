/// Why a spreadsheet could not be made. No case carries a value of a row.
package enum SpreadsheetError: Error, Hashable, Sendable {
  /// The system could not write the file; `detail` is what it said.
  case notWritten(detail: String)
  /// The library refused what it was given; `detail` is its own sentence.
  case refused(detail: String)
}

extension SpreadsheetError: CustomStringConvertible {
  /// One sentence: what failed and what to do.
  package var description: String {
    switch self {
    case .notWritten(let detail):
      "A spreadsheet could not be written (\(detail)); check the disk and run again. Nothing was "
        + "published."
    case .refused(let detail):
      "A spreadsheet could not be made (\(detail)); nothing was published. Please report it."
    }
  }
}
