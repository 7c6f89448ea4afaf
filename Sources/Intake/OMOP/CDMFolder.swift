package import Feeds
internal import Foundation
internal import PatientStore

/// A Common Data Model as a folder of CSV files, one a table, as databases export it.
package struct CDMFolder {
  /// Rows that may be refused of a folder; one with more is no such model.
  private static let limit = 10_000

  private let path: String
  private let names: [String]

  /// Throws a `FeedError` where the folder cannot be listed.
  package init(path: String) throws(FeedError) {
    self.path = path
    names = try FHIRFolder(path: path).others
  }

  /// Names of the files that hold no table that is read, by name.
  package var others: [String] {
    names.filter { name in !CDMTable.allCases.contains { $0.isHeld(by: name) } }
  }

  /// Fills a new database with the tables that are read, and gives the rows that could not be: each is
  /// a record that is refused.
  ///
  /// Throws a `FeedError` where a table that every model has is missing, or lacks a column, or a
  /// file is not CSV; a `StoreError` where the database cannot be written.
  package func write(to database: String) throws -> [FeedRecord] {
    var refused: [FeedRecord] = []
    let scratch = try ScratchDatabase(creating: database)
    for table in CDMTable.allCases { try write(table, to: scratch, &refused) }
    try scratch.close()
    return refused
  }

  private func write(
    _ table: CDMTable, to scratch: borrowing ScratchDatabase, _ refused: inout [FeedRecord]
  ) throws {
    let columns = table.columns.map(CDMTable.column)
    guard let name = names.first(where: table.isHeld) else {
      guard !table.isRequired else {
        throw FeedError.refused(path: path, line: 0, reason: "it has no \(table.rawValue).csv")
      }
      return try scratch.fill(table.rawValue, columns) { nil }
    }
    let file = "\(path)/\(name)"
    var (reader, row) = (try Self.reader(file), CSVRow())
    let places = try Self.places(of: table, file, &reader, &row)
    let width = row.count
    try scratch.fill(table.rawValue, columns) {
      while try reader.next(&row) {
        let cells = places.map { $0.map(row.text) ?? "" }
        guard let flaw = Self.flaw(row, width, columns, cells) else { return cells }
        guard refused.count < Self.limit else {
          throw FeedError.refused(
            path: file, line: row.line, reason: "more than \(Self.limit) rows cannot be read")
        }
        let place = Place(line: row.line, part: name)
        refused.append(FeedRecord(place: place, content: .refused(reason: flaw)))
      }
      return nil
    }
  }

  /// Why a row cannot be read; nil: it can.
  private static func flaw(
    _ row: CSVRow, _ width: Int, _ columns: [ScratchDatabase.Column], _ cells: [String]
  ) -> String? {
    if let problem = row.problem { return problem.rawValue }
    guard row.count == width else { return "the row is ragged" }
    return zip(columns, cells).first { column, cell in
      column.kind == .integer && !cell.isEmpty && Int64(cell) == nil
    }.map { "\($0.0.name) is no whole number of 64 bits" }
  }

  /// Where each column stands in the file; nil: it is not there, and need not be.
  private static func places(
    of table: CDMTable, _ file: String, _ reader: inout CSVReader, _ row: inout CSVRow
  ) throws(FeedError) -> [Int?] {
    guard try reader.next(&row) else {
      throw .refused(path: file, line: 1, reason: "it is empty")
    }
    let header = row.texts.map { $0.lowercased() }
    let places = table.columns.map { header.firstIndex(of: $0) }
    guard places[0] != nil else {
      throw .refused(path: file, line: 1, reason: "it has no column \(table.columns[0])")
    }
    return places
  }

  /// Vocabularies come with tabulators between their fields, whatever the files are called.
  private static func reader(_ file: String) throws(FeedError) -> CSVReader {
    let beginning = try FileBytes.beginning(of: file)
    var format = CSVFormat()
    if beginning.prefix(while: { $0 != 0x0A }).contains(0x09) { format.delimiter = .tab }
    return try CSVReader(path: file, format: format)
  }
}
