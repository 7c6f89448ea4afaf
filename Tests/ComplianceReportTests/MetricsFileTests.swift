import Foundation
import Monitoring
import Testing

@testable import ComplianceReport

/// `rems-metrics.csv`: the numbers of the report, and nobody in them.
@Suite struct MetricsFileTests {
  private static let file = "rems-metrics.csv"

  private static func value(
    _ rows: [[String: String]], _ id: String, _ stratum: String = "all"
  ) throws -> [String] {
    let row = try #require(rows.first { $0["definition_id"] == id && $0["stratum"] == stratum })
    return ["numerator", "denominator", "percent", "suppressed"].map { row[$0] ?? "?" }
  }

  @Test func `The columns are those of the documentation in their order`() throws {
    let columns = """
      definition_id, definition, period_start, period_end, stratum, numerator, denominator, \
      percent, lower_95, upper_95, suppressed
      """
    #expect(try FilesClinic.report().table(Self.file)[0].joined(separator: ", ") == columns)
  }

  @Test func `What is shown is what patients csv and obligations csv count`() throws {
    let report = try FilesReport(Self.large)
    let rows = try report.rows(Self.file)
    let patients = try report.rows("patients.csv")
    #expect(try Self.value(rows, "patients-recorded") == ["80", "", "", "no"])
    let monitored = patients.filter { ["gap", "due", "up-to-date"].contains($0["status"]) }.count
    #expect(
      try Self.value(rows, "patients-in-monitoring").prefix(2) == ["\(monitored)", "80"])
    let owed = try report.rows("obligations.csv").filter { $0["requirement"] == "monthly" }
    let missed = owed.count { $0["state"] == "missed" }
    #expect(missed > 10)
    #expect(
      try Self.value(rows, "tests-missed", "monthly").prefix(2) == ["\(missed)", "\(owed.count)"])
    #expect(
      try Self.value(rows, "tests-on-time", "monthly").prefix(2)
        == ["\(owed.count - missed)", "\(owed.count)"])
  }

  /// 80 patients: of each status more than ten, each with a test missed or done.
  private static let large: [FilesPatient] = (0..<80).map { number in
    var patient = FilesPatient(Int64(number))
    patient.judgement.status = number < 40 ? .gap : .completed
    patient.owe(FilesProgram.monthly, daysAgo: 40, number < 30 ? .missed : .done)
    return patient
  }

  @Test func `A small count is blank, and so is every number made from it`() throws {
    let rows = try FilesReport([FilesPatient(1)]).rows(Self.file)
    for row in rows {
      let isHidden = row["suppressed"] == "yes"
      let isBlank = row["numerator"] == "" || row["denominator"] == ""
      if isHidden { #expect(isBlank) }
      for column in ["numerator", "denominator"] {
        #expect(!(1...10).contains(Int(row[column] ?? "") ?? 0), "\(row)")
      }
      if isBlank { #expect([row["percent"], row["lower_95"], row["upper_95"]] == ["", "", ""]) }
    }
    #expect(try Self.value(rows, "patients-recorded") == ["", "", "", "yes"])
  }

  @Test func `Gaps opened and closed are those of the list of changes`() throws {
    func night(_ missed: Range<Int>) -> [FilesPatient] {
      (0..<60).map {
        ChangesNights.patient(missed.contains($0) ? .missed : .doneLate, id: Int64($0 + 1))
      }
    }
    let reports = try ChangesNights.reports([night(0..<40), night(20..<60)])
    let first = try reports[0].rows(Self.file)
    #expect(try Self.value(first, "gaps-opened") == ["", "", "", "no"])
    let rows = try reports[1].rows(Self.file)
    #expect(try Self.value(rows, "gaps-opened") == ["20", "40", "50.0", "no"])
    #expect(try Self.value(rows, "gaps-closed") == ["20", "40", "50.0", "no"])
    #expect(try Self.value(rows, "gaps-still-open") == ["20", "40", "50.0", "no"])
    let row = try #require(rows.first { $0["definition_id"] == "gaps-closed" })
    #expect([row["period_start"], row["period_end"]] == ["2026-11-22", "2026-11-23"])
  }

  @Test func `Nothing of a patient, a site or a prescriber is in the file`() throws {
    var dice = AssemblyDice(seed: 4)
    var words: Set<String> = []
    func word() -> String {
      let word = "Zq" + (0..<8).map { _ in "abcdefghijkl".map(String.init)[dice.roll(12)] }.joined()
      words.insert(word)
      return word
    }
    let patients = (0..<60).map { number in
      var patient = FilesClinic.patients[number]
      patient.record.identity.id = Int64(900_000_000 + dice.roll(90_000_000))
      words.insert(patient.record.identity.id.map(String.init) ?? "")
      patient.record.identity.mrn = word()
      patient.record.identity.familyName = word()
      patient.record.identity.givenName = word()
      words.insert(patient.record.identity.birthDate.map { "\($0)" } ?? "")
      return patient
    }.sorted { ($0.record.identity.id ?? 0) < ($1.record.identity.id ?? 0) }
    var directory = Directory()
    directory.sites = (0..<FilesClinic.sites).map { _ in FilesReport.site(word(), name: word()) }
    directory.prescribers = [FilesReport.holder(word(), name: word())]
    let report = try FilesReport(patients, directory: directory)
    let text = try report.text(Self.file)
    #expect(words.count > 180)
    for word in words { #expect(!text.contains(word), "\(word)") }
    let listed = try report.text("patients.csv")
    #expect(words.count { listed.contains($0) } > 180, "the words are not those of the patients")
  }
}

/// Every definition id is documented, and every documented id exists.
@Suite struct MetricsDocumentationTests {
  private static func documented() throws -> [String] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("docs/metrics.md")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix("| `") }
      .map { String($0.split(separator: "`")[1]) }
  }

  @Test func `The documentation has every definition once and no other`() throws {
    let ids = MetricDefinition.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(try Self.documented().sorted() == ids.sorted())
  }

  @Test func `The file has no other definitions`() throws {
    let ids = Set(
      try FilesClinic.report().rows("rems-metrics.csv").compactMap { $0["definition_id"] })
    #expect(ids.count > 20)
    #expect(ids.isSubset(of: MetricDefinition.all.map(\.id)))
  }
}
