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
        }.filter { $0.contains("ORDER BY patient_id") }
        let scan = try #require(
          scans.first { !$0.hasPrefix("EXPLAIN") }, "no scan of \(table.rawValue) in \(statements)")
        let fed = scan.contains("WHERE remswatch_take_\(table.rawValue)(")
        #expect(fed == (table != .patient), "\(table.rawValue): \(scan)")
        let plain = Self.withoutCondition(scan)
        let plan = try queue.read { db in
          try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(plain)").map { "\($0["detail"] ?? "")" }
        }
        #expect(plan.count == 1, "\(table.rawValue): \(plan)")
        #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(table.rawValue): \(plan)")
      }
      try queue.close()
    }
  }

  /// A scan without the condition through which SQLite's own loop hands over rows: its function is
  /// known to one connection alone.
  private static func withoutCondition(_ scan: String) -> String {
    scan.split(separator: "\n").filter { !$0.hasPrefix("WHERE") }.joined(separator: "\n")
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
