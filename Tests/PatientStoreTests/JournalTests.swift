import ClinicHarness
import Foundation
import GRDB
import Monitoring
import PatientStore
import Testing

/// Databases that others are writing, were writing, or keep in another journal mode.
@Suite struct JournalTests {
  @Test func `Rows that are only in the write-ahead log are read`() throws {
    try withClinic { path in
      let writer = try DatabaseQueue(path: path)
      try writer.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
        try insertPatient(7, db)
      }
      let main = path + ".main"
      try FileManager.default.copyItem(atPath: path, toPath: main)
      #expect(try judge(main).patients.count == 2)
      #expect(try judge(path).patients.count == 3)
      try writer.close()
    }
  }

  @Test func `A commit during the scan is not seen`() throws {
    try withClinic { path in
      let writer = try DatabaseQueue(path: path)
      let database = try PatientDatabase(path: path, views: nil)
      let question = ScanQuestion(program: try StoreFixture.program(), knownAt: nil)
      let counts = try database.scan(question) { scan in
        var (record, number) = (PatientRecord(), Int64(100))
        // Before the first patient is taken, and after each.
        repeat {
          number += 1
          try writer.write { try insertPatient(number, $0) }
        } while try scan.next(into: &record)
        return scan.counts
      }
      #expect(counts.patientRows == 2)
      #expect(counts.observationRows == 0)
      #expect(try judge(path).patients.count == 5)
      try writer.close()
    }
  }

  @Test func `A database without a log is copied, and the copy is private and removed`() throws {
    try withClinic { path in
      try setJournalMode("delete", path)
      let (files, copy) = (FileManager.default, path + ".copy")
      let before = try (Data(contentsOf: URL(fileURLWithPath: path)), modified(path))
      let database = try PatientDatabase(path: path, views: nil)
      try database.copyIfNeeded { copy }
      let mode = try files.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
      #expect(mode == 0o600)
      // Its owner can write while the copy is read.
      let writer = try DatabaseQueue(path: path)
      let question = ScanQuestion(program: try StoreFixture.program(), knownAt: nil)
      let rows = try database.scan(question) { scan in
        try writer.write { try insertPatient(9, $0) }
        return scan.patientRows
      }
      #expect(rows == 2)
      database.removePrivateCopy()
      #expect(!files.fileExists(atPath: copy))
      #expect(before.0.count > 0)
      try writer.close()
    }
  }

  @Test func `A private copy is never written over a file that is there`() throws {
    try withClinic { path in
      try setJournalMode("delete", path)
      let victim = path + ".victim"
      try Data("mine".utf8).write(to: URL(fileURLWithPath: victim))
      let database = try PatientDatabase(path: path, views: nil)
      #expect(throws: StoreError.self) { try database.copyIfNeeded { victim } }
      database.removePrivateCopy()
      #expect(try String(contentsOfFile: victim, encoding: .utf8) == "mine")
    }
  }

  @Test(arguments: ["delete", "wal"])
  func `The database that is read is not written`(_ mode: String) throws {
    try withClinic { path in
      try setJournalMode(mode, path)
      let before = try (Data(contentsOf: URL(fileURLWithPath: path)), modified(path))
      _ = try Damage.judgeChecked(path)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before.0)
      #expect(try modified(path) == before.1)
    }
  }

  @Test func `A database that is locked for a while is waited for`() throws {
    try withClinic { path in
      try setJournalMode("delete", path)
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let writer = try DatabaseQueue(path: path, configuration: configuration)
      try writer.writeWithoutTransaction { try $0.execute(sql: "BEGIN EXCLUSIVE") }
      DispatchQueue.global().asyncAfter(deadline: .now() + 1) {
        try? writer.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
      }
      let start = Date()
      #expect(try judge(path).patients.count == 2)
      #expect(Date().timeIntervalSince(start) > 0.5)
      try writer.close()
    }
  }

  @Test func `A hot journal is said to be one, and is left alone`() throws {
    try withClinic { path in
      try setJournalMode("delete", path)
      let hot = try crashed(path)
      let journal = try Data(contentsOf: URL(fileURLWithPath: hot + "-journal"))
      #expect(throws: StoreError.hotJournal(path: hot)) { _ = try judge(hot) }
      #expect(try Data(contentsOf: URL(fileURLWithPath: hot + "-journal")) == journal)
    }
  }

  /// A copy of the database as a writer leaves it that dies in mid-transaction.
  private func crashed(_ path: String) throws -> String {
    let hot = path + ".hot"
    let writer = try DatabaseQueue(path: path)
    try writer.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA cache_size = 2; BEGIN IMMEDIATE")
      for id in Int64(100)..<400 { try insertPatient(id, db) }
      for suffix in ["", "-journal"] {
        try FileManager.default.copyItem(atPath: path + suffix, toPath: hot + suffix)
      }
      try db.execute(sql: "ROLLBACK")
    }
    try writer.close()
    return hot
  }

  private func insertPatient(_ id: Int64, _ db: GRDB.Database) throws {
    try db.execute(
      sql: """
        INSERT INTO patient (patient_id, mrn, family_name, given_name) VALUES (?, ?, 'New', 'One');
        """, arguments: [id, "N\(id)"])
    try db.execute(
      sql: """
        INSERT INTO observation (patient_id, collected_on, code, recorded_at)
        VALUES (?, '2025-01-01', '6690-2', '2025-01-02T00:00:00Z')
        """, arguments: [id])
  }

  private func setJournalMode(_ mode: String, _ path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = \(mode)") }
    try queue.close()
  }

  private func modified(_ path: String) throws -> Date? {
    try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
  }

  private func withClinic(_ body: (String) throws -> Void) throws {
    try ClinicHarness.withScratchFolder { folder in
      let path = folder + "/patients.db"
      try ClinicHarness.write(
        StoreFixture.clinic(StoreFixture.patient(1), StoreFixture.patient(2)), to: path)
      try body(path)
    }
  }

  private func judge(_ path: String) throws -> JudgedClinic {
    try ClinicHarness.judgeDatabase(
      path, program: StoreFixture.program(), asOf: StoreFixture.asOf(), knownAt: nil)
  }
}
