import CommandHarness
import Foundation
import GRDB
import Monitoring
import Testing
import ThirdPartyData

/// A Common Data Model of invented persons, scanned in place and imported.
@Suite struct CommonDataModelTests {
  private static let model = "omop/synthea27nj_5.4_text.sqlite"

  @Test func `Imported, it has the counts that another program found`() throws {
    guard let model = ThirdPartyData.path(Self.model),
      let expected = ThirdPartyData.path("omop/expected/synthea27nj_lab_counts.csv")
    else { return }
    try ImportedClinic.with { clinic in
      let outcome = try clinic.load([model])
      let counts = try clinic.rows(
        """
        SELECT patient_id, code, count(DISTINCT collected_on), min(collected_on), max(collected_on)
        FROM observation GROUP BY patient_id, code
        """)
      try expectCounts(Set(counts), expected)
      // Rows of one person, day and code are one result; every row was read.
      let log = try clinic.rows(
        """
        SELECT sum("count") FROM "import-log"
        WHERE unit = 'record' AND outcome IN ('loaded', 'duplicate')
        """)
      #expect(log == [try Self.rowCount(model)], "\(outcome.output)")
    }
  }

  @Test func `The dialect of numbers alone is read as the one with text`() throws {
    guard let model = ThirdPartyData.path(Self.model) else { return }
    try ImportedClinic.with { text in
      try text.load([model])
      try ImportedClinic.with { real in
        let path = real.folder + "/real.sqlite"
        try FileManager.default.copyItem(atPath: model, toPath: path)
        try Self.makeReal(path)
        try real.load([path])
        for table in ["patient", "observation", "standing"] {
          let sql = "SELECT * FROM \(table) ORDER BY 1, 2, 3, 4"
          #expect(
            try text.rows(Self.withoutTime(sql, table)) == real.rows(Self.withoutTime(sql, table)),
            "\(table)")
        }
      }
    }
  }

  @Test func `The last tests on a day are those that another program found`() throws {
    guard let model = ThirdPartyData.path(Self.model),
      let expected = ThirdPartyData.path("omop/expected/synthea27nj_asof_2022-10-10.csv")
    else { return }
    try ImportedClinic.with { clinic in
      try clinic.load([model])
      let rows = try clinic.rows(Self.lastTests)
      let found = rows.map { row in
        let cells = row.components(separatedBy: "|")
        let due = CivilDate(cells[3]).flatMap { try? $0.adding(months: 1) }
        let state =
          !cells[2].isEmpty
          ? "deceased" : due.map { $0 < Self.day ? "overdue" : "in date" } ?? "never"
        return (cells + [due?.description ?? "", state]).joined(separator: ",")
      }
      let text = try String(contentsOfFile: expected, encoding: .utf8)
      let wanted = text.split(whereSeparator: \.isNewline).dropFirst().map(String.init)
      #expect(found == wanted)
    }
  }

  /// Rows of the tables that become rows of the patient database.
  private static func rowCount(_ model: String) throws -> String {
    let tables = ["person", "measurement", "death", "provider", "care_site"]
    return try DatabaseQueue(path: model).read { db in
      let counts = try tables.map { try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)") ?? 0 }
      return "\(counts.reduce(0, +))"
    }
  }

  private static let day = CivilDate("2022-10-10") ?? .first

  private static let lastTests = """
    SELECT p.patient_id, p.birth_date,
      coalesce((SELECT min(from_on) FROM standing s WHERE s.patient_id = p.patient_id), ''),
      \(last("'38483-4', '2160-0'")), \(last("'2160-0'")), \(last("'6690-2'")),
      \(last("'751-8', '770-8', '26499-4'")), \(last("'3016-3', '11579-0', '11580-8'")),
      \(last("'13945-1', '798-9', '46419-8', '5821-4', '51487-7', '30405-5', '46702-7'")),
      \(last("'5804-0', '20454-5', '57735-3', '5799-2', '5794-3', '5767-9', '5802-4'"))
    FROM patient p ORDER BY p.patient_id
    """

  private static func last(_ codes: String) -> String {
    """
    coalesce((SELECT max(collected_on) FROM observation o WHERE o.patient_id = p.patient_id
    AND o.code IN (\(codes)) AND o.collected_on <= '2022-10-10'), '')
    """
  }

  private func expectCounts(_ found: Set<String>, _ path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ",").map(String.init)
      let codes = [cells[1], cells[1] + "^SNOMED"]
      let rows = codes.map { ([cells[0], $0] + cells[4...6]).joined(separator: "|") }
      #expect(rows.contains { found.contains($0) }, "\(line)")
    }
  }

  /// Every number REAL, and every date REAL seconds since 1970.
  private static func makeReal(_ path: String) throws {
    try DatabaseQueue(path: path).write { db in
      for table in ["person", "measurement", "death", "drug_exposure", "concept", "provider"] {
        let columns = try db.columns(in: table)
        let cells = columns.map { column in
          let type = column.type.uppercased()
          if type == "DATE" || type == "TIMESTAMP" {
            return "CAST(strftime('%s', \(column.name)) AS REAL) AS \(column.name)"
          }
          return type.hasPrefix("INT") || type.hasPrefix("NUM")
            ? "CAST(\(column.name) AS REAL) AS \(column.name)" : column.name
        }
        try db.execute(sql: "ALTER TABLE \(table) RENAME TO old_\(table)")
        try db.execute(
          sql: "CREATE TABLE \(table) AS SELECT \(cells.joined(separator: ", ")) FROM old_\(table)")
        try db.execute(sql: "DROP TABLE old_\(table)")
      }
    }
  }

  /// Loads differ in when they were; nothing else may.
  private static func withoutTime(_ sql: String, _ table: String) -> String {
    let columns =
      switch table {
      case "observation":
        "patient_id, collected_on, specimen, code, status, value, value_text, unit"
      case "standing": "patient_id, from_on, status, 0"
      default: "*"
      }
    return sql.replacingOccurrences(of: "*", with: columns)
  }
}
