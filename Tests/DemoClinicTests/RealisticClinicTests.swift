import DemoClinic
import PatientStore
import Testing

@Suite struct RealisticClinicTests {
  /// Written once for all tests, none of which changes it.
  private static let written = Result { try WrittenClinic(patients: 250, style: .clinic) }

  private let clinic: WrittenClinic

  init() throws {
    clinic = try Self.written.get()
  }

  @Test func `A clinic of 250 patients has six sites and every table filled`() throws {
    #expect(try clinic.number("SELECT COUNT(*) FROM patient") == 250)
    #expect(try clinic.number("SELECT COUNT(*) FROM site") == 6)
    #expect(try clinic.number("SELECT COUNT(*) FROM prescriber") == 15)
    #expect(try clinic.number("SELECT COUNT(*) FROM facility") == 8)
    for table in Table.allCases {
      let rows = try clinic.number("SELECT COUNT(*) FROM \(table.rawValue)") ?? 0
      #expect(rows > 0, "\(table.rawValue)")
    }
  }

  @Test func `Results have every status that a laboratory sends, and one it does not`() throws {
    let statuses = try clinic.texts("SELECT DISTINCT status FROM observation ORDER BY 1")
    #expect(statuses == ["C", "D", "F", "P", "W", "X", "Z"])
  }

  @Test func `Patients have every standing`() throws {
    let standings = try clinic.texts("SELECT DISTINCT status FROM standing ORDER BY 1")
    #expect(
      standings == [
        "active", "deceased", "discontinued", "lost-to-follow-up", "transferred-out",
      ])
  }

  @Test func `Medical record numbers begin with zeros`() throws {
    #expect(try clinic.number("SELECT MIN(LENGTH(mrn)) FROM patient") == 8)
    #expect(try clinic.number("SELECT COUNT(*) FROM patient WHERE mrn LIKE '00%'") ?? 0 > 100)
  }

  @Test func `Names that a careless report would act on are among the patients`() throws {
    let names = try clinic.texts("SELECT family_name FROM patient")
    #expect(names.contains("<script>alert(1)</script>"))
    #expect(names.contains("=HYPERLINK(\"http://example.org\")"))
    #expect(names.contains { $0.count == 200 })
    #expect(names.contains { $0.unicodeScalars.contains("\u{202E}") })
    #expect(names.contains { $0.contains("\n") })
  }

  @Test func `Nothing is recorded after the day the clinic is asked about`() throws {
    let end = "\(DemoClinic.asOf)T23:59:59Z"
    for table in Table.allCases where table.columns.contains("recorded_at") {
      let later = try clinic.number(
        """
        SELECT COUNT(*) FROM \(table.rawValue)
        WHERE recorded_at GLOB '[0-9]*' AND recorded_at > '\(end)'
        """)
      #expect(later == 0, "\(table.rawValue)")
    }
  }

  @Test func `Some results are dated on days that do not exist`() throws {
    let sql = "SELECT COUNT(*) FROM observation WHERE collected_on = '2025-02-30'"
    #expect(try clinic.number(sql) ?? 0 > 0)
  }

  @Test func `Some results belong to patients who do not exist`() throws {
    let sql = """
      SELECT COUNT(*) FROM observation WHERE patient_id NOT IN (SELECT patient_id FROM patient)
      """
    #expect(try clinic.number(sql) == 3)
  }

  @Test func `A file that is there already is left alone`() throws {
    try withTemporaryPath { path in
      try DemoClinic.write(patients: 0, to: path, style: .clinic)
      #expect(throws: StoreError.alreadyExists(path: path)) {
        try DemoClinic.write(patients: 1, to: path, style: .clinic)
      }
    }
  }
}
