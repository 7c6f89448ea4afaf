import ClinicHarness
import Foundation
import GRDB
import Monitoring
import PatientStore
import Testing

/// What is no readable patient database is refused, each kind of it by its own error.
@Suite struct OpeningTests {
  @Test func `A path where nothing is, is not found`() throws {
    try ClinicHarness.withScratchFolder { folder in
      let path = folder + "/none.db"
      #expect(throws: StoreError.notFound(path: path)) { _ = try judge(path) }
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  @Test func `A folder cannot be read`() throws {
    try ClinicHarness.withScratchFolder { folder in
      let error = StoreError.unreadable(path: folder, detail: "it is a folder")
      _ = #expect(throws: error) { _ = try judge(folder) }
    }
  }

  @Test(arguments: ["hello, this is no database\n", String(repeating: "a text file\n", count: 900)])
  func `A text file is no database`(_ text: String) throws {
    try ClinicHarness.withScratchFolder { folder in
      let path = folder + "/notes.txt"
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      #expect(throws: StoreError.notADatabase(path: path)) { _ = try judge(path) }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(text.utf8))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["notes.txt"])
    }
  }

  @Test func `An empty file is not a patient database`() throws {
    try ClinicHarness.withScratchFolder { folder in
      let path = folder + "/empty.db"
      try Data().write(to: URL(fileURLWithPath: path))
      #expect(throws: StoreError.wrongDatabase(path: path, found: 0)) { _ = try judge(path) }
    }
  }

  @Test func `Another database, version or shape is refused`() throws {
    try expect("PRAGMA application_id = 7") { .wrongDatabase(path: $0, found: 7) }
    try expect("PRAGMA user_version = 2") { .wrongVersion(path: $0, found: 2) }
    try expect("PRAGMA user_version = 0") { .wrongVersion(path: $0, found: 0) }
    try expect("ALTER TABLE form RENAME TO forms") { _ in .tableMissing(.form) }
    for table in PatientStore.Table.allCases {
      try expect("DROP TABLE \(table.rawValue)") { _ in .tableMissing(table) }
    }
    try expect("ALTER TABLE patient DROP COLUMN phone") { _ in
      .columnMissing(.patient, column: "phone")
    }
    try expect("DELETE FROM patient") { _ in .noPatients }
  }

  @Test func `A column more than the schema has does no harm`() throws {
    try withClinic { path in
      try change(path, "ALTER TABLE patient ADD COLUMN nickname TEXT")
      #expect(try judge(path).patients.count == 2)
    }
  }

  @Test func `Each column of the schema is missed where it is renamed`() throws {
    for table in PatientStore.Table.allCases {
      for column in table.columns {
        try withClinic { path in
          try change(path, "ALTER TABLE \(table.rawValue) RENAME COLUMN \(column) TO other")
          #expect(throws: StoreError.columnMissing(table, column: column)) {
            _ = try judge(path)
          }
        }
      }
    }
  }

  @Test func `A truncated file is damaged, wherever it ends`() throws {
    try withClinic { path in
      let whole = try Data(contentsOf: URL(fileURLWithPath: path))
      for end in stride(from: 4096, to: whole.count, by: 4096) {
        try whole.prefix(end).write(to: URL(fileURLWithPath: path))
        #expect(throws: StoreError.self, "cut at \(end)") {
          try Damage.judgeChecked(path)
        }
      }
    }
  }

  private func expect(_ sql: String, _ error: (String) -> StoreError) throws {
    try withClinic { path in
      try change(path, sql)
      _ = #expect(throws: error(path), "\(sql)") { _ = try judge(path) }
    }
  }

  private func withClinic(_ body: (String) throws -> Void) throws {
    try ClinicHarness.withScratchFolder { folder in
      let path = folder + "/patients.db"
      try ClinicHarness.write(
        StoreFixture.clinic(StoreFixture.patient(1), StoreFixture.patient(2)), to: path)
      try body(path)
    }
  }

  private func change(_ path: String, _ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  private func judge(_ path: String) throws -> JudgedClinic {
    try ClinicHarness.judgeDatabase(
      path, program: StoreFixture.program(), asOf: StoreFixture.asOf(), knownAt: nil)
  }
}
