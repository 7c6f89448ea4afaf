import ComplianceReport
import Monitoring

/// A patient, a site and a prescriber with one text wherever the database holds text, and what
/// becomes of it.
enum FilesHostileText {
  /// Columns that print the text, by file.
  static let columns: [(path: String, columns: [String])] = [
    ("missed-tests.csv", workColumns), ("due-soon.csv", workColumns),
    (
      "patients.csv", ["mrn", "family_name", "given_name", "site_id", "prescriber_id"]
    ),
    ("obligations.csv", ["mrn", "site_id", "prescriber_id"]),
    ("waived.csv", ["site_id", "mrn", "family_name", "given_name", "reason"]),
    ("data-quality.csv", ["site_id", "mrn", "key"]),
    ("changes.csv", ["site_id", "mrn", "family_name", "given_name"]),
    ("reported-gaps.csv", ["site_id"]),
  ]

  private static let workColumns = [
    "site_id", "site", "prescriber_id", "prescriber", "mrn", "family_name", "given_name",
  ]

  static func report(_ text: String) throws -> FilesReport {
    var patient = FilesPatient(1, mrn: text)
    patient.record.identity.familyName = text
    patient.record.identity.givenName = text
    patient.owe(FilesProgram.monthly, daysAgo: 40, .missed)
    patient.owe(FilesProgram.monthly, daysAgo: -5, .due)
    patient.waive(FilesProgram.baseline, daysAgo: 90, reason: text)
    patient.findings = [
      Finding(table: "form", patientID: 1, key: text, column: "", problem: .dateUnreadable)
    ]
    var directory = Directory()
    directory.sites = [FilesReport.site(text, name: text)]
    directory.prescribers = [FilesReport.holder(text, name: text)]
    return try FilesReport([patient], directory: directory)
  }

  /// The cells that do not print `cell`, as `file column: what is there`.
  static func differences(_ report: FilesReport, from cell: String) throws -> [String] {
    var wrong: [String] = []
    func compare(_ found: String?, _ place: String) {
      if !isSameText(found ?? "(nothing)", cell) { wrong.append("\(place): \(found ?? "-")") }
    }
    for (path, columns) in columns {
      let rows = try report.rows(path)
      if rows.isEmpty { wrong.append("\(path) has no rows") }
      for column in columns { compare(rows.first?[column], "\(path) \(column)") }
    }
    let waived = try report.rows("obligations.csv").first { $0["state"] == "waived" }
    compare(waived?["reason"], "obligations.csv reason")
    for group in ["site", "prescriber"] {
      let row = try report.rows("summary.csv").first { $0["group"] == group }
      compare(row?["key"], "summary.csv \(group) key")
      compare(row?["name"], "summary.csv \(group) name")
    }
    return wrong
  }
}
