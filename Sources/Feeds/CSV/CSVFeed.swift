/// Reads a CSV file of one table, a statement from each row.
package struct CSVFeed: Feed {
  private var reader: CSVReader
  private let statements: CSVStatements
  private let width: Int
  private var row = CSVRow()

  /// Opens the file and reads its header. Entries of the mapping are found by the file's name.
  ///
  /// Throws where the header cannot be read, or names a column that the table does not have, or
  /// lacks one that it needs.
  package init(path: String, table: CSVTable, mapping: FeedMapping) throws(FeedError) {
    try self.init(bytes: FileBytes(path: path), table: table, mapping: mapping)
  }

  /// Reads the header of what has been opened, as `init(path:table:mapping:)` does.
  package init(bytes: FileBytes, table: CSVTable, mapping: FeedMapping) throws(FeedError) {
    let name = bytes.path.split(separator: "/").last.map(String.init) ?? bytes.path
    let known = mapping.csv.file(named: name)
    // Another table than the one the mapping states has other columns, so its entry says nothing.
    let file =
      known.flatMap { $0.table == table ? $0 : nil }
      ?? CSVFileMapping(fileName: name, table: table, format: known?.format ?? mapping.csv.format)
    reader = try CSVReader(bytes: bytes, format: file.format)
    let header = try Self.header(&reader, row: &row, file: file)
    width = header.width
    statements = CSVStatements(header, file: file, codes: mapping.codes)
  }

  package mutating func next() throws(FeedError) -> FeedRecord? {
    guard try reader.next(&row) else { return nil }
    return FeedRecord(place: Place(line: row.line), content: content())
  }

  private func content() -> FeedRecord.Content {
    if let problem = row.problem { return .refused(reason: problem.rawValue) }
    guard row.count == width else {
      return .refused(reason: "the row has \(row.count) fields, and the header \(width)")
    }
    do throws(RowRefusal) {
      return .statement(try statements.statement(row))
    } catch {
      return .refused(reason: error.reason)
    }
  }

  private static func header(
    _ reader: inout CSVReader, row: inout CSVRow, file: CSVFileMapping
  ) throws(FeedError) -> CSVHeader {
    guard try reader.next(&row) else {
      throw .refused(path: reader.path, line: 1, reason: "it has no header row")
    }
    if let problem = row.problem {
      throw .refused(path: reader.path, line: row.line, reason: "in its header " + problem.rawValue)
    }
    do throws(CSVHeader.Refusal) {
      return try CSVHeader(row.texts, file: file)
    } catch {
      throw .refused(path: reader.path, line: row.line, reason: error.reason)
    }
  }
}
