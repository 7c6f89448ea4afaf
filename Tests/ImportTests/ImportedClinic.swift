import CommandHarness
import Foundation
import GRDB
import Testing

/// A patient database that `remswatch import` fills, in a folder of its own.
struct ImportedClinic {
  let folder: String
  var database: String { folder + "/patients.db" }

  /// Runs the import; what ends with another code than `code` fails the test.
  @discardableResult
  func load(
    _ arguments: [String], code: Int32 = 0, environment: [String: String] = [:]
  ) throws -> Command.Outcome {
    let outcome = try Command.run(
      ["import", "--database", database] + arguments, environment: environment)
    #expect(outcome.code == code, "\(outcome.errors)")
    return outcome
  }

  /// Reports on a day and gives the folder of the run.
  func report(
    on day: String, _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> String {
    let outcome = try Command.run(
      ["run", "--database", database, "--as-of", day, "--output", folder + "/out", "--full"]
        + arguments, environment: environment)
    #expect([0, 3].contains(outcome.code), "\(outcome.errors)")
    return folder + "/out/latest"
  }

  /// Writes a file into the folder and gives its path.
  func file(_ name: String, _ text: String) throws -> String {
    try file(name, Data(text.utf8))
  }

  func file(_ name: String, _ bytes: Data) throws -> String {
    let url = URL(fileURLWithPath: folder + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: url)
    return url.path
  }

  /// Rows of a query, their cells joined with bars.
  func rows(_ sql: String) throws -> [String] {
    try DatabaseQueue(path: database).read { db in
      try Row.fetchAll(db, sql: sql).map { row in
        row.map { "\($0.1.storage.value ?? "")" }.joined(separator: "|")
      }
    }
  }

  /// Every row of every table but the log, whose loads differ.
  func dump() throws -> [String] {
    let tables = try rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    return try tables.filter { $0 != "import-log" }.flatMap { table in
      try rows("SELECT * FROM \"\(table)\"").map { "\(table): \($0)" }.sorted()
    }
  }

  static func with(_ body: (ImportedClinic) throws -> Void) throws {
    try Command.withFolder { try body(ImportedClinic(folder: $0)) }
  }
}
