import ClinicHarness
import Foundation
import GRDB
import PatientStore
import ReferenceJudge

/// A database of another shape, which no type, check or key protects: its tables are called
/// `raw_site`, `raw_prescriber` and so on and are read through views.
enum LooseDatabase {
  /// A view of each of the schema's tables over the loose one.
  static let views = PatientStore.Table.allCases.map { table in
    "CREATE TEMP VIEW \(table.rawValue) AS SELECT * FROM raw_\(table.rawValue);"
  }.joined(separator: "\n")

  /// Writes the clinic, runs `sql` on it, and judges it through the views.
  static func judge(
    _ clinic: RawClinic, after sql: String = "", views: String = views
  ) throws -> JudgedClinic {
    try ClinicHarness.withScratchFolder { folder in
      let path = folder + "/foreign.db"
      try write(clinic, to: path, then: sql)
      return try ClinicHarness.judgeDatabase(
        path, program: StoreFixture.program(), asOf: StoreFixture.asOf(), knownAt: nil,
        views: views)
    }
  }

  static func write(_ clinic: RawClinic, to path: String, then sql: String = "") throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      for table in PatientStore.Table.allCases {
        try db.execute(
          sql: "CREATE TABLE raw_\(table.rawValue) (\(table.columns.joined(separator: ", ")))")
        for row in clinic.rows(of: table) { try insert(row, into: table, db) }
      }
      if !sql.isEmpty { try db.execute(sql: sql) }
    }
    try queue.close()
  }

  private static func insert(_ row: RawRow, into table: PatientStore.Table, _ db: Database) throws {
    let marks = table.columns.map { _ in "?" }.joined(separator: ", ")
    try db.execute(
      sql: "INSERT INTO raw_\(table.rawValue) VALUES (\(marks))",
      arguments: StatementArguments(table.columns.map { (row[$0] ?? .null).databaseValue }))
  }
}

extension RawClinic {
  func rows(of table: PatientStore.Table) -> [RawRow] {
    switch table {
    case .site: sites
    case .prescriber: prescribers
    case .facility: facilities
    case .certification: certifications
    case .patient: patients.map(\.patient)
    default: patients.flatMap { $0.rows[table.rawValue] ?? [] }
    }
  }
}

extension RawValue {
  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .real(let number): number.databaseValue
    case .text(let text): text.databaseValue
    }
  }
}
