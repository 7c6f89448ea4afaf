internal import Monitoring

/// `data-quality.csv`: every row that could not be used as it stands, and what that meant.
struct DataQualityCSV {
  private static let columns = [
    "site_id", "patient_id", "mrn", "table", "key", "column", "problem", "rows", "effect",
  ]

  private var csv: CSVWriter

  init(_ sink: ReportSink) throws {
    csv = CSVWriter(try sink.create("data-quality.csv"), columns: Self.columns)
  }

  mutating func add(_ finding: Finding, siteID: String, mrn: String) throws {
    csv.add(text: siteID)
    csv.add(finding.patientID.map(String.init) ?? "")
    csv.add(text: mrn)
    csv.add(finding.table)
    csv.add(text: finding.key)
    csv.add(finding.column)
    csv.add(finding.problem.rawValue)
    csv.add(finding.rows)
    csv.add(finding.problem.effect)
    try csv.endRow()
  }

  /// A word of the database that no requirement uses: not an error, but not lost either.
  mutating func add(_ unused: UnusedCode) throws {
    csv.add("")
    csv.add("")
    csv.add("")
    let column = unused.table == "observation" || unused.table.isEmpty ? "code" : "kind"
    csv.add(unused.table)
    csv.add(text: "\(column)=\(unused.code)")
    csv.add(column)
    csv.add("not-used-by-any-requirement")
    csv.add(unused.rows)
    csv.add("The rows were read and are of no consequence; map the code if it should count.")
    try csv.endRow()
  }

  mutating func finish() throws { try csv.finish() }
}
