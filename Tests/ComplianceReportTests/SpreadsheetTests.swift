import Foundation
import Monitoring
import Testing

@testable import ComplianceReport

/// The spreadsheets of a report: the rows of the CSV files, each cell as what it is.
@Suite struct SpreadsheetTests {
  typealias Cell = SpreadsheetTool.Cell

  /// The first row of missed tests of one patient, by heading.
  private func row(_ patient: FilesPatient) throws -> [String: Cell] {
    let report = try FilesReport([patient])
    let bytes = try #require(report.files["missed-tests.xlsx"])
    let rows = try #require(try SpreadsheetTool.cells(bytes)["Missed tests"])
    try #require(rows.count == 2)
    let pairs = zip(rows[0], rows[1]).map { ($0?.value ?? "", $1) }
    return Dictionary(uniqueKeysWithValues: pairs).compactMapValues { $0 }
  }

  private func patient(_ mrn: String = "0001") -> FilesPatient {
    var patient = FilesPatient(7, mrn: mrn)
    patient.owe(FilesProgram.monthly, daysAgo: 40, .missed)
    return patient
  }

  @Test func `Every cell of a clinic says what the CSV files say, and no site's another's`() throws
  {
    let wrong = try SpreadsheetTool.check(try FilesClinic.report())
    #expect(wrong == "")
  }

  @Test func `A record number keeps its leading zeros, a day is a day and a count a number`() throws
  {
    let row = try row(patient("00042"))
    #expect(row["MRN"] == Cell(type: "s", value: "00042"))
    #expect(row["Patient id"] == Cell(type: "s", value: "7"))
    #expect(row["Birth date"] == Cell(type: "d", value: "1984-02-29"))
    #expect(row["Due on"] == Cell(type: "d", value: "2026-10-13"))
    #expect(row["Days overdue"] == Cell(type: "n", value: "40"))
    #expect(row["Missed in a row"] == Cell(type: "n", value: "1"))
    #expect(row["Attempt on"] == nil)
  }

  @Test(arguments: [
    "=1+1", "+1", "-1", "@SUM(A1)", "'quoted", "0001E5", "http://a.b", "{=1}", "TRUE",
  ])
  func `A text is a text, whatever it looks like`(_ text: String) throws {
    #expect(try row(patient(text))["MRN"] == Cell(type: "s", value: text))
  }

  @Test(arguments: [
    ("1900-02-28", "s"), ("1900-03-01", "d"), ("0001-01-01", "s"), ("9999-12-31", "d"),
  ])
  func `A day that spreadsheets do not count alike is text`(_ day: String, _ type: String) throws {
    var patient = patient()
    patient.record.identity.birthDate = FilesProgram.day(day)
    #expect(try row(patient)["Birth date"] == Cell(type: type, value: day))
  }

  @Test func `The columns are those of the CSV file`() {
    #expect(SheetColumn.all.map(\.name) == WorkListRow.columns.map(\.name))
    #expect(Set(SheetColumn.all.map(\.heading)).count == SheetColumn.all.count)
  }

  @Test func `The explanations name question, site, states, priorities and what is invented`()
    throws
  {
    var directory = Directory()
    directory.sites = [FilesReport.site("S-0", name: "Clinic & Söhne <x>")]
    directory.prescribers = [FilesReport.holder("P-0", name: "Dr. Osei")]
    let report = try FilesReport([patient()], directory: directory)
    let path = try #require(
      report.files.keys.first { $0.hasPrefix("sites/") && $0.hasSuffix("xlsx") })
    let rows = try #require(try SpreadsheetTool.cells(report.files[path] ?? [])["Explanations"])
    let text = rows.joined().compactMap { $0?.value }
    for words in [
      "Clinic & Söhne <x>", "Sun 2026-11-22", "no limit", "1 Urgent", "5 Past", "overdue", "missed",
      "Synthetic data. Every patient, prescriber and site in this file is invented.",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(text.contains { $0.hasPrefix("Contains patient data.") })
  }

  @Test func `Two reports at different moments have the same bytes`() throws {
    let first = try FilesClinic.report()
    Thread.sleep(forTimeInterval: 1.1)
    let second = try FilesClinic.report()
    let sheets = first.files.filter { $0.key.hasSuffix(".xlsx") }
    #expect(sheets.count == FilesClinic.sites + 2)
    for (path, bytes) in sheets { #expect(second.files[path] == bytes, "\(path)") }
  }
}
