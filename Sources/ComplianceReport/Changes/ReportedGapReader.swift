/// Reads a `reported-gaps.csv` from its first row to its last, one at a time.
package struct ReportedGapReader {
  package static let fileName = ReportedGapsCSV.fileName

  private var rows: CSVRowReader
  private let hash = FileHash()
  private var count = 0
  private var last: ReportedGap?
  private var isAtEnd = false

  /// - Parameter nextChunk: gives the next bytes of the file; none: there are no more.
  ///
  /// Throws an `EarlierReportError` where the header is not ours, or what reading the file throws.
  package init(_ nextChunk: @escaping () throws -> [UInt8]) throws {
    rows = CSVRowReader(nextChunk)
    var header = ReportedGap.columns
    header[0] = "\u{FEFF}" + header[0]
    guard let cells = try rows.next() else { throw EarlierReportError.cutOff(line: rows.line) }
    guard cells == header else { throw EarlierReportError.malformed(line: rows.line) }
    hash.update(rows.rowBytes)
  }

  /// Reads a whole file, so that a damaged one is known before anything is made of it.
  ///
  /// Throws an `EarlierReportError`, or what reading the file throws.
  package static func check(_ nextChunk: @escaping () throws -> [UInt8]) throws {
    var reader = try ReportedGapReader(nextChunk)
    while try reader.next() != nil {}
  }

  /// The next gap; nil: there are no more, and the file is whole.
  ///
  /// Throws an `EarlierReportError`, or what reading the file throws.
  package mutating func next() throws -> ReportedGap? {
    if isAtEnd { return nil }
    guard let cells = try rows.next() else { throw EarlierReportError.cutOff(line: rows.line) }
    if cells.first == ReportedGapsCSV.endMark {
      try end(cells)
      return nil
    }
    guard let gap = ReportedGap(cells: cells) else {
      throw EarlierReportError.malformed(line: rows.line)
    }
    if let last, !last.isBefore(gap) { throw EarlierReportError.notInOrder(line: rows.line) }
    hash.update(rows.rowBytes)
    last = gap
    count += 1
    return gap
  }

  private mutating func end(_ cells: [String]) throws {
    let line = rows.line
    let rest = ReportedGap.columns.dropFirst(3).map { _ in "" }
    guard Array(cells.dropFirst(3)) == rest else { throw EarlierReportError.malformed(line: line) }
    guard cells[1] == String(count), cells[2] == hash.hexadecimal else {
      throw EarlierReportError.altered(line: line)
    }
    guard try rows.next() == nil else { throw EarlierReportError.malformed(line: rows.line) }
    isAtEnd = true
  }
}
