import Feeds
import Foundation
import PatientSchema

/// Files for the tests, and what was read from them.
enum CSVGiven {

  /// The result of `body` on a file that is there as long as it runs.
  static func with<Result>(
    _ files: [String: [UInt8]], _ body: (String) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name)) }
    return try body(folder.path + "/")
  }

  /// The rows of a text, each with its line and problem.
  static func rows(_ bytes: [UInt8], format: CSVFormat = CSVFormat()) throws -> [ReadRow] {
    try with(["x.csv": bytes]) { folder in
      var reader = try CSVReader(path: folder + "x.csv", format: format)
      var (row, rows) = (CSVRow(), [ReadRow]())
      while try reader.next(&row) {
        rows.append(ReadRow(line: row.line, texts: row.texts, problem: row.problem))
      }
      return rows
    }
  }

  static func rows(_ text: String, format: CSVFormat = CSVFormat()) throws -> [ReadRow] {
    try rows(Array(text.utf8), format: format)
  }

  static func texts(_ text: String) throws -> [[String]] { try rows(text).map(\.texts) }

  /// Why the bytes are refused whole; nil: they are not. The path is left out.
  static func refusal(_ bytes: [UInt8], format: CSVFormat = CSVFormat()) throws -> Refused? {
    do {
      _ = try rows(bytes, format: format)
      return nil
    } catch FeedError.refused(path: _, let line, let reason) {
      return Refused(line: line, reason: reason)
    }
  }

  /// What a feed makes of the text of a file of a table.
  static func records(_ table: CSVTable, _ text: String, mapping: FeedMapping = FeedMapping())
    throws -> [FeedRecord]
  {
    try with(["x.csv": Array(text.utf8)]) { folder in
      var feed = try CSVFeed(path: folder + "x.csv", table: table, mapping: mapping)
      var records: [FeedRecord] = []
      while let record = try feed.next() { records.append(record) }
      return records
    }
  }

  static func statements(_ table: CSVTable, _ text: String, mapping: FeedMapping = FeedMapping())
    throws -> [Statement]
  {
    try records(table, text, mapping: mapping).compactMap(statement)
  }

  static func statement(_ record: FeedRecord) -> Statement? {
    guard case .statement(let statement) = record.content else { return nil }
    return statement
  }

  /// The cells of the only fact of each row.
  static func cells(_ table: Table, _ text: String, mapping: FeedMapping = FeedMapping())
    throws -> [[Cell]]
  {
    try statements(.table(table), text, mapping: mapping).flatMap(\.facts).map(\.cells)
  }

  /// Why rows are refused; "" for one that is not.
  static func reasons(_ table: CSVTable, _ text: String, mapping: FeedMapping = FeedMapping())
    throws -> [String]
  {
    try records(table, text, mapping: mapping).map {
      if case .refused(let reason) = $0.content { reason } else { "" }
    }
  }

  /// Why a file is refused whole by its header.
  static func headerRefusal(_ table: CSVTable, _ text: String, mapping: FeedMapping = FeedMapping())
    throws -> String?
  {
    do {
      _ = try records(table, text, mapping: mapping)
      return nil
    } catch FeedError.refused(path: _, line: _, let reason) {
      return reason
    }
  }

  static func mapping(_ yaml: String) throws -> FeedMapping {
    try FeedMapping().adding(Array(yaml.utf8), file: "mapping.yaml")
  }

  struct ReadRow: Equatable {
    let line: Int
    let texts: [String]
    var problem: CSVRow.Problem?
  }

  struct Refused: Equatable {
    let line: Int
    let reason: String
  }
}
