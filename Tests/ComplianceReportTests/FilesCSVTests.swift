import Monitoring
import Testing

/// Text of the database in CSV cells: read back as it was, and never run by a spreadsheet.
@Suite struct FilesCSVTests {
  static let formulas = [
    "=1+1", "+1", "-1", "@SUM(A1)", "=", "-", "=cmd|' /C calc'!A0", "=HYPERLINK(\"x\",\"y\")",
    "\ttab first", "\rreturn first", "\nline feed first", "\r\n=1", " =1", "   +1", " \t-1",
    "\u{A0}=no-break space", "\u{2003}@em space", "\u{3000}+ideographic space", "\u{85}=next line",
    "\u{2028}=line separator", "\u{A0} \u{202F}-1",
  ]

  static let harmless = [
    "0012", "007", "1e5", "Osei", "O'Neil", "'=1", "a=b", "1-2", "x@y", "_", "~", "a,b", ",",
    "\"", "\"\"", "say \"ah\"", "two\r\nlines", "two\nlines", "carriage\rreturn", " leading",
    "trailing ", " ", "Ω", "é", "e\u{301}", "بن علي", "👩‍⚕️", "\u{202E}fdp.exe",
    ";", "a\tb", "\\", "1,000.5", "\u{FEFF}mark",
  ]

  @Test(arguments: formulas)
  func `A formula is disarmed in every column of text`(_ text: String) throws {
    let report = try FilesHostileText.report(text)
    #expect(try FilesHostileText.differences(report, from: "'" + text) == [])
  }

  @Test(arguments: harmless)
  func `Other text is read back byte by byte from every column`(_ text: String) throws {
    let report = try FilesHostileText.report(text)
    #expect(try FilesHostileText.differences(report, from: text) == [])
  }

  /// A spreadsheet would end the cell at a NUL, and some readers refuse the file.
  @Test func `A NUL is printed as a mark, and other control characters stay`() throws {
    let controls = String(String.UnicodeScalarView((1..<0x20).compactMap(Unicode.Scalar.init)))
    let report = try FilesHostileText.report("a\0b" + controls)
    #expect(try FilesHostileText.differences(report, from: "a\u{FFFD}b" + controls) == [])
  }

  @Test func `Text of the rule set is disarmed too`() throws {
    var patient = FilesPatient(1)
    patient.owe(FilesProgram.advisory, daysAgo: 40, .missed)
    let asOf = FilesProgram.asOf
    patient.judgement.obligations[0].attempt = Attempt(collectedOn: asOf, reason: .incomplete)
    patient.judgement.obligations[0].reason = .openHistory(HistoryKindIndex(1), since: asOf)
    let report = try FilesReport([patient])
    let row = try #require(try report.rows("missed-tests.csv").first)
    #expect(row["test"] == "'+Advised test")
    #expect(row["attempt_reason"] == "'=incomplete")
    #expect(row["citation"] == "'@Label, 2.6 (2024)")
    #expect(row["reason"] == "'@hiv (since 2026-11-22)")
    #expect(try report.rows("obligations.csv").first?["reason"] == row["reason"])
    let summary = try report.rows("summary.csv").first { $0["key"] == "advisory" }
    #expect(summary?["name"] == "'+Advised test")
  }

  @Test func `A code of the database that no requirement uses cannot be a formula`() throws {
    let report = try FilesReport(
      [], unusedCodes: [CodeCount(code: "=1+1,\"x\"", rows: 3)])
    let row = try #require(try report.rows("data-quality.csv").first)
    #expect(row["key"] == "code==1+1,\"x\"")
    #expect(row["rows"] == "3")
  }

  @Test(arguments: [-1, .min, 0, .max] as [Int64])
  func `A patient's number is printed as it is, also where it is negative`(_ id: Int64) throws {
    var patient = FilesPatient(id)
    patient.owe(FilesProgram.monthly, daysAgo: 40, .missed)
    patient.owe(FilesProgram.monthly, daysAgo: -5, .due)
    patient.waive(FilesProgram.baseline, daysAgo: 90, reason: "seen elsewhere")
    patient.findings = [
      Finding(table: "form", patientID: id, key: "", column: "", problem: .dateUnreadable)
    ]
    let report = try FilesReport([patient])
    for (path, _) in FilesHostileText.columns {
      let rows = try report.rows(path)
      #expect(rows.first?["patient_id"] == String(id), "\(path)")
    }
  }

  @Test func `Every file begins with a byte order mark and ends with a line end`() throws {
    let report = try FilesHostileText.report("two\nlines")
    let files = report.files.filter { $0.key.hasSuffix(".csv") }
    #expect(files.count == 14)
    for (path, bytes) in files {
      #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]), "\(path)")
      #expect(bytes.suffix(2) == [0x0D, 0x0A], "\(path)")
    }
  }

  @Test func `A file longer than the writer's buffer is whole`() throws {
    let patients = (0..<2000).map { FilesPatient(Int64($0), mrn: "\($0)\r\n\"") }
    let rows = try FilesReport(patients).rows("patients.csv")
    #expect(rows.map { $0["mrn"] } == patients.map(\.record.identity.mrn))
  }
}
