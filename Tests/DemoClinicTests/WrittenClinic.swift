import DemoClinic
import Foundation
import GRDB
import PatientStore

/// A demo clinic as it was written, read back into memory; its file is gone.
struct WrittenClinic: Sendable {
  private let database: DatabaseQueue

  init(patients: Int, style: DemoClinic.Style) throws {
    database = try DatabaseQueue()
    try withTemporaryPath { path in
      try DemoClinic.write(patients: patients, to: path, style: style)
      try DatabaseQueue(path: path).backup(to: database)
    }
  }

  /// Every row of every table, in the order of the tables' keys.
  func dump() throws -> [String] {
    try Table.allCases.flatMap { table in
      try database.read { db in
        try Row.fetchAll(db, sql: "SELECT * FROM \(table.rawValue)")
          .map { "\(table.rawValue) \($0.debugDescription)" }
      }
    }
  }

  /// The first column of the first row.
  func number(_ sql: String) throws -> Int? {
    try database.read { try Int.fetchOne($0, sql: sql) }
  }

  func texts(_ sql: String) throws -> [String] {
    try database.read { try String.fetchAll($0, sql: sql) }
  }
}

/// Calls `body` with the path of a file that does not exist, in a folder that is removed after.
func withTemporaryPath(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder.appending(path: "patients.db").path)
}
