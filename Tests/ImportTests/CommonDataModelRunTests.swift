import CommandHarness
import Foundation
import GRDB
import Testing
import ThirdPartyData

/// Reports on a Common Data Model of invented persons.
@Suite struct CommonDataModelRunTests {
  private static let model = "omop/synthea27nj_5.4_text.sqlite"
  private static let files = [
    "patients.csv", "obligations.csv", "missed-tests.csv", "data-quality.csv",
  ]

  @Test func `Every living patient with an infusion laid over misses the tests nobody made`() throws
  {
    guard let model = ThirdPartyData.path(Self.model) else { return }
    var reports: [[Data]] = []
    for zone in ["", "America/Los_Angeles", "Pacific/Kiritimati"] {
      try ImportedClinic.with { clinic in
        let environment = zone.isEmpty ? [:] : ["TZ": zone]
        try clinic.load([model], environment: environment)
        let living = try clinic.rows(Self.living)
        #expect(living.count == 25)
        let rows = living.map { "\($0),2022-02-10,12" }.joined(separator: "\n")
        try clinic.load(
          [try clinic.file("infusion.csv", "patient_id,infused_on,dose_mg\n" + rows + "\n")],
          environment: environment)
        let report = try clinic.report(on: "2022-10-10", environment: environment)
        let missed = try CSVFile(report + "/missed-tests.csv").records
        for test in ["cbc-monthly", "thyroid-quarterly", "urinalysis-monthly"] {
          let patients = Set(
            missed.filter { $0["requirement"] == test }.compactMap { $0["patient_id"] })
          #expect(patients == Set(living), "\(test)")
        }
        reports.append(try Self.bytes(of: report))
      }
    }
    #expect(Set(reports).count == 1)
  }

  @Test func `Scanned in place through the views that are shipped, it gives what an import gives`()
    throws
  {
    guard let model = ThirdPartyData.path(Self.model) else { return }
    try ImportedClinic.with { clinic in
      let copy = clinic.folder + "/cdm.sqlite"
      try FileManager.default.copyItem(atPath: model, toPath: copy)
      try Self.addInfusions(to: copy)
      try clinic.load([copy])
      #expect(try clinic.rows("SELECT count(*) FROM infusion") == ["28"])
      let imported = try clinic.report(on: "2022-10-10")
      let inPlace = clinic.folder + "/in-place"
      let outcome = try Command.run([
        "run", "--database", copy, "--views", "omop", "--as-of", "2022-10-10", "--output", inPlace,
        "--full",
      ])
      #expect([0, 3].contains(outcome.code), "\(outcome.errors)")
      for file in Self.files.dropLast() {
        #expect(
          try Data(contentsOf: URL(fileURLWithPath: imported + "/" + file))
            == Data(contentsOf: URL(fileURLWithPath: inPlace + "/latest/" + file)), "\(file)")
      }
      #expect(try CSVFile(imported + "/missed-tests.csv").records.count > 25)
    }
  }

  @Test func `In place, each code has the rows that another program counted`() throws {
    guard let model = ThirdPartyData.path(Self.model),
      let expected = ThirdPartyData.path("omop/expected/synthea27nj_lab_counts.csv")
    else { return }
    try ImportedClinic.with { clinic in
      let outcome = try Command.run([
        "run", "--database", model, "--views", "omop", "--as-of", "2022-10-10", "--output",
        clinic.folder + "/out", "--full",
      ])
      #expect([0, 3].contains(outcome.code), "\(outcome.errors)")
      var found: [String: Int] = [:]
      var least = Int.max
      for row in try CSVFile(clinic.folder + "/out/latest/data-quality.csv").records {
        guard let key = row["key"], key.hasPrefix("code="), let rows = Int(row["rows"] ?? "")
        else { continue }
        let code = String(key.dropFirst(5)).replacing("^SNOMED", with: "")
        found[code] = rows
        // The least frequent of the unused codes are one row together.
        if row["problem"] == "not-used-by-any-requirement", !code.hasPrefix("(") {
          least = min(least, rows)
        }
      }
      let text = try String(contentsOfFile: expected, encoding: .utf8)
      var wanted: [String: Int] = [:]
      for line in text.split(whereSeparator: \.isNewline).dropFirst() {
        let cells = line.split(separator: ",")
        wanted[String(cells[1]), default: 0] += Int(cells[3]) ?? 0
      }
      for (code, rows) in wanted {
        #expect(found[code] == rows || (found[code] == nil && rows <= least), "\(code)")
      }
    }
  }

  private static let living = """
    SELECT patient_id FROM patient
    WHERE patient_id NOT IN (SELECT patient_id FROM standing) ORDER BY patient_id
    """

  private static func bytes(of report: String) throws -> [Data] {
    try files.map { try Data(contentsOf: URL(fileURLWithPath: report + "/" + $0)) }
  }

  /// An infusion of every person, by the RxNorm code that the mapping knows.
  private static func addInfusions(to path: String) throws {
    try DatabaseQueue(path: path).write { db in
      try db.execute(
        sql: """
          INSERT INTO concept VALUES (2000000001, 'alemtuzumab', 'Drug', 'RxNorm', 'Clinical Drug', 'S',
            '1594660', '1970-01-01', '2099-12-31', NULL);
          INSERT INTO drug_exposure (drug_exposure_id, person_id, drug_concept_id,
            drug_exposure_start_date, drug_exposure_end_date, drug_type_concept_id)
          SELECT 900000 + person_id, person_id, 2000000001, '2021-03-01', '2021-03-01', 32817
          FROM person
          """)
    }
  }
}
