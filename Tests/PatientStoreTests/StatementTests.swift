import ClinicHarness
import Foundation
import GRDB
import Monitoring
import PatientStore
import ReferenceJudge
import Testing

/// What a scan asks of SQLite: a few statements, each in the order in which the rows lie.
@Suite struct StatementTests {
  @Test func `The number of statements does not grow with patients`() throws {
    let (few, many) = (try statements(patients: 3), try statements(patients: 300))
    #expect(few == many)
    #expect(few.count > 13)
    #expect(few.count < 100)
  }

  @Test func `The rows of patients come in the order in which they lie, without sorting`() throws {
    try withClinic(patients: 5) { path in
      let statements = try StatementLog.during(path) { _ = try judge(path) }
      let queue = try DatabaseQueue(path: path)
      for table in PatientStore.Table.allCases where table.columns[0] == "patient_id" {
        let scans = statements.filter {
          $0.contains(" FROM \(table.rawValue)\n") || $0.contains("FROM \(table.rawValue) ORDER")
        }.filter { $0.hasPrefix("SELECT") && $0.contains("ORDER BY patient_id") }
        let scan = try #require(scans.first, "no scan of \(table.rawValue) in \(statements)")
        try check(scan, of: table, queue)
      }
      try queue.close()
    }
  }

  /// The rows of all but the patients are handed over by SQLite's own loop, through a function that
  /// one connection alone knows.
  private func check(_ scan: String, of table: PatientStore.Table, _ queue: DatabaseQueue) throws {
    let lines = scan.split(separator: "\n")
    let conditions = lines.filter { $0.hasPrefix("WHERE remswatch_take(") }
    #expect(conditions.count == (table == .patient ? 0 : 1))
    let plan = try Self.plan(
      of: lines.filter { !$0.hasPrefix("WHERE") }.joined(separator: "\n"), queue)
    #expect(plan.count == 1, "\(table.rawValue): \(plan)")
    #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(table.rawValue): \(plan)")
  }

  private static func plan(of sql: String, _ queue: DatabaseQueue) throws -> [String] {
    try queue.read { db in
      try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)").map { "\($0["detail"] ?? "")" }
    }
  }

  private func statements(patients: Int) throws -> [String] {
    var found: [String] = []
    try withClinic(patients: patients) { path in
      found = try StatementLog.during(path) { _ = try judge(path) }
    }
    return found
  }

  private func withClinic(patients: Int, _ body: (String) throws -> Void) throws {
    var clinic = StoreFixture.clinic()
    clinic.patients = (1...Int64(patients)).map { id in
      StoreFixture.patient(
        id,
        rows: StoreFixture.goodRows.mapValues { row in
          [row.merging(["patient_id": .integer(id)]) { $1 }]
        })
    }
    try ClinicHarness.withScratchFolder { folder in
      let path = folder + "/patients.db"
      try ClinicHarness.write(clinic, to: path)
      try body(path)
    }
  }

  private func judge(_ path: String) throws -> JudgedClinic {
    try ClinicHarness.judgeDatabase(
      path, program: StoreFixture.program(), asOf: StoreFixture.asOf(), knownAt: nil)
  }
}
