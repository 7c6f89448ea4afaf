import ClinicHarness
import Foundation
import PatientStore
import Testing

/// A script of views is configuration: it may do nothing but lay views over tables.
@Suite struct ViewScriptTests {
  @Test(arguments: [
    "ATTACH 'other.db' AS other;", "PRAGMA writable_schema = ON;", "DROP TABLE raw_patient;",
    "CREATE TABLE patient (patient_id);", "CREATE TEMP TABLE patient (patient_id);",
    "CREATE VIEW patient AS SELECT 1;", "CREATE TEMP VIEW patients AS SELECT 1;",
    "DELETE FROM raw_patient;", "INSERT INTO raw_patient DEFAULT VALUES;", "SELECT 1;",
    "CREATE TEMP TRIGGER site AS SELECT 1;", "VACUUM INTO 'copy.db';",
    "CREATE TEMP VIEW main.site AS SELECT 1;", "nonsense",
    "CREATE TEMP VIEW site AS SELECT ';'; DROP TABLE raw_patient;",
    "/* CREATE TEMP VIEW */ DETACH other;", "-- a comment\nREINDEX;",
  ])
  func `Anything but a view of a table of the schema is refused`(_ script: String) throws {
    #expect {
      _ = try judge(script + "\n" + LooseDatabase.views)
    } throws: { error in
      guard case .viewsRefused = error as? StoreError else { return false }
      return true
    }
  }

  @Test(arguments: ["ATTACH \":memory:\" AS other", "PRAGMA cache_size = 5"])
  func `A statement cannot hide behind a quote in brackets`(_ hidden: String) throws {
    // To SQLite the apostrophe is part of a name, so that the statement ends at the semicolon.
    let script = LooseDatabase.views.replacingOccurrences(
      of: "AS SELECT * FROM raw_site;",
      with: "AS SELECT *, 1 AS [it's] FROM raw_site; \(hidden); --'\n;")
    #expect(throws: StoreError.self) { _ = try judge(script) }
  }

  @Test func `Comments, quotes and several statements on a line are understood`() throws {
    let script = LooseDatabase.views
      .replacingOccurrences(of: ";\n", with: "; /* ; DROP */ ")
      .replacingOccurrences(
        of: "CREATE TEMP VIEW site AS", with: "create temporary view \"site\"-- ; ATTACH\nas"
      )
      .replacingOccurrences(
        of: "FROM raw_form", with: "FROM raw_form WHERE kind <> ';--/*' AND 'it''s;' <> kind")
    #expect(try judge(script).patients.count == 1)
  }

  @Test(arguments: ["CREATE TEMP VIEW site\n  AS", "CREATE  TEMP  VIEW  site  AS"])
  func `A view may be laid out with any blanks and over several lines`(_ head: String) throws {
    let script = LooseDatabase.views.replacingOccurrences(
      of: "CREATE TEMP VIEW site AS", with: head)
    #expect(try judge(script).patients.count == 1)
  }

  @Test func `A view that names what is not there is a misfit of the script`() throws {
    let script = LooseDatabase.views.replacingOccurrences(of: "raw_form", with: "raw_forms")
    #expect {
      _ = try judge(script)
    } throws: { error in
      guard case .viewsFailed = error as? StoreError else { return false }
      return true
    }
  }

  @Test func `A view that lacks a column is refused by the column's name`() throws {
    let script = LooseDatabase.views.replacingOccurrences(
      of: "SELECT * FROM raw_prescriber", with: "SELECT prescriber_id FROM raw_prescriber")
    #expect(throws: StoreError.columnMissing(.prescriber, column: "name")) {
      _ = try judge(script)
    }
  }

  @Test func `A table without a view is missing`() throws {
    let script = LooseDatabase.views.replacingOccurrences(
      of: "CREATE TEMP VIEW waiver AS SELECT * FROM raw_waiver;", with: "")
    #expect(throws: StoreError.tableMissing(.waiver)) { _ = try judge(script) }
  }

  private func judge(_ views: String) throws -> JudgedClinic {
    try LooseDatabase.judge(StoreFixture.clinic(StoreFixture.patient()), views: views)
  }
}
