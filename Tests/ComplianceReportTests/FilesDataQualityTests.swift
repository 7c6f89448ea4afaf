import Monitoring
import Testing

/// `data-quality.csv`: no row is dropped in silence.
@Suite struct FilesDataQualityTests {
  private func finding(_ patient: Int64?, _ problem: Problem = .dateUnreadable, rows: Int = 1)
    -> Finding
  {
    Finding(
      table: "observation", patientID: patient, key: "code=6690-2", column: "collected_on",
      problem: problem, rows: rows)
  }

  @Test func `A finding names the row, the problem, what it meant, and the patient's site`() throws
  {
    var patient = FilesPatient(7, mrn: "0042")
    patient.findings = [finding(7, rows: 3)]
    let report = try FilesReport([patient])
    #expect(
      try report.table("data-quality.csv") == [
        [
          "site_id", "patient_id", "mrn", "table", "key", "column", "problem", "rows", "effect",
        ],
        [
          "S-0", "7", "0042", "observation", "code=6690-2", "collected_on", "date-unreadable", "3",
          Problem.dateUnreadable.effect,
        ],
      ])
  }

  @Test func `What the judge found is listed behind what the reader found`() throws {
    var patient = FilesPatient(7)
    patient.findings = [finding(7)]
    patient.judgement.findings = [finding(7, .datedAfterDeath)]
    let rows = try FilesReport([patient]).rows("data-quality.csv")
    #expect(rows.map { $0["problem"] } == ["date-unreadable", "dated-after-death"])
  }

  @Test func `A finding about another's row has not the patient's number and site`() throws {
    var patient = FilesPatient(7, mrn: "0042")
    patient.findings = [finding(6, .patientMissing), finding(nil, .patientIDUnreadable)]
    let rows = try FilesReport([patient], unownedFindings: [finding(nil)]).rows("data-quality.csv")
    #expect(rows.map { $0["patient_id"] } == ["6", "", ""])
    #expect(rows.map { $0["mrn"] } == ["", "", ""])
    #expect(rows.map { $0["site_id"] } == ["", "", ""])
  }

  @Test(arguments: Problem.allCases)
  func `Every problem is listed with its word and a sentence`(_ problem: Problem) throws {
    let report = try FilesReport([], unownedFindings: [finding(nil, problem)])
    let row = try #require(try report.rows("data-quality.csv").first)
    #expect(row["problem"] == problem.rawValue)
    #expect(row["effect"]?.hasSuffix(".") == true)
  }

  @Test func `Codes that no requirement uses are listed last, with their rows`() throws {
    let report = try FilesReport(
      [], unownedFindings: [finding(nil)],
      unusedCodes: [CodeCount(code: "2345-7", rows: 4210), CodeCount(code: "LOCAL", rows: 2)])
    let rows = try report.rows("data-quality.csv").dropFirst()
    #expect(rows.map { $0["key"] } == ["code=2345-7", "code=LOCAL"])
    #expect(rows.map { $0["rows"] } == ["4210", "2"])
    #expect(rows.allSatisfy { $0["problem"] == "not-used-by-any-requirement" })
  }

  @Test func `Codes that count are listed with their rows before those that do not`() throws {
    let report = try FilesReport(
      [], unusedCodes: [CodeCount(code: "LOCAL", rows: 2)],
      usedCodes: [CodeCount(code: "2160-0", rows: 4210)])
    let rows = try report.rows("data-quality.csv")
    #expect(rows.map { $0["key"] } == ["code=2160-0", "code=LOCAL"])
    #expect(rows.first?["problem"] == "used-by-a-requirement" && rows.first?["rows"] == "4210")
  }
}
