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

  /// A code by which results are judged, so that what counts can be told from what does not.
  mutating func add(used code: CodeCount) throws {
    try add(code, "used-by-a-requirement", "The rows were read and judged.")
  }

  /// A word of the database that no requirement uses: not an error, but not lost either.
  mutating func add(unused word: CodeCount) throws {
    try add(
      word, "not-used-by-any-requirement",
      "The rows were read and are of no consequence; map the code if it should count.")
  }

  private mutating func add(_ word: CodeCount, _ problem: String, _ effect: String) throws {
    csv.add("")
    csv.add("")
    csv.add("")
    let column = word.table == "observation" || word.table.isEmpty ? "code" : "kind"
    csv.add(word.table)
    csv.add(text: "\(column)=\(word.code)")
    csv.add(column)
    csv.add(problem)
    csv.add(word.rows)
    csv.add(effect)
    try csv.endRow()
  }

  mutating func finish() throws { try csv.finish() }
}
