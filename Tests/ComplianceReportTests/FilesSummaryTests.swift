import Monitoring
import Testing

/// `summary.csv` and `patients.csv`: the numbers of groups and of one patient.
@Suite struct FilesSummaryTests {
  private func patient() -> FilesPatient {
    var patient = FilesPatient(1)
    patient.owe(FilesProgram.monthly, daysAgo: 100, .done)
    patient.owe(FilesProgram.monthly, daysAgo: 70, .doneLate)
    patient.owe(FilesProgram.monthly, daysAgo: 40, .missed)
    patient.owe(FilesProgram.monthly, daysAgo: -5, .due)
    patient.owe(FilesProgram.monthly, daysAgo: 130, .waived)
    patient.owe(FilesProgram.monthly, daysAgo: 160, .cancelled)
    patient.owe(FilesProgram.monthly, daysAgo: -20, .upcoming)
    patient.owe(FilesProgram.monthly, daysAgo: -3, .done)
    patient.owe(FilesProgram.advisory, daysAgo: 9, .overdue)
    return patient
  }

  private func row(_ report: FilesReport, _ group: String, _ key: String) throws -> [String: String]
  {
    let rows = try report.rows("summary.csv").filter { $0["group"] == group && $0["key"] == key }
    #expect(rows.count == 1, "\(group) \(key)")
    return try #require(rows.first)
  }

  private let percentColumns = [
    "done_percent", "done_low", "done_high", "on_time_percent", "on_time_low", "on_time_high",
  ]

  @Test func `Rates are of what was owed, with their 95 percent intervals`() throws {
    let report = try FilesReport([patient()])
    for (group, key) in [
      ("all", "required"), ("requirement", "monthly"), ("site", "S-0"), ("prescriber", "P-0"),
    ] {
      let row = try row(report, group, key)
      let columns = [
        "owed", "done", "done_late", "overdue", "missed", "waived", "cancelled", "due",
        "upcoming", "done_ahead",
      ]
      #expect(columns.map { row[$0] } == ["3", "1", "1", "0", "1", "1", "1", "1", "1", "1"])
      // Two and one of three, by the formula of Wilson, worked out apart from this program.
      let percents = ["66.7", "20.8", "93.9", "33.3", "6.1", "79.2"]
      #expect(percentColumns.map { row[$0] } == percents, "\(group)")
    }
  }

  @Test func `Where nothing was owed the rates are empty, not 100 percent`() throws {
    let report = try FilesReport([FilesPatient(1)])
    for (group, key) in [("all", "required"), ("requirement", "monthly"), ("site", "S-0")] {
      let row = try row(report, group, key)
      #expect(row["owed"] == "0")
      #expect(percentColumns.map { row[$0] } == Array(repeating: "", count: 6), "\(group)")
    }
  }

  @Test func `All done is 100 percent and nothing done is 0`() throws {
    var (all, none) = (FilesPatient(1), FilesPatient(2))
    for days in [40, 70, 100] {
      all.owe(FilesProgram.monthly, daysAgo: days, .done)
      none.owe(FilesProgram.baseline, daysAgo: days, .missed)
    }
    let report = try FilesReport([all, none])
    let done = try row(report, "requirement", "monthly")
    let (high, low) = (["100.0", "43.9", "100.0"], ["0.0", "0.0", "56.1"])
    #expect(percentColumns.map { done[$0] } == high + high)
    let missed = try row(report, "requirement", "baseline")
    #expect(percentColumns.map { missed[$0] } == low + low)
  }

  @Test func `Every class of patients has a row, also with nobody in it`() throws {
    let rows = try FilesReport([FilesPatient(1)]).rows("summary.csv").filter {
      $0["group"] == "status"
    }
    #expect(rows.map { $0["key"] } == PatientStatus.allCases.map(\.rawValue))
    #expect(rows.map { $0["patients"] } == ["0", "0", "0", "0", "0", "1", "0", "0"])
    #expect(rows.allSatisfy { $0["owed"] == "" })
  }

  @Test func `Months are those of the due days, in their order`() throws {
    var patient = FilesPatient(1)
    for days in [0, 22, 330, 40] { patient.owe(FilesProgram.monthly, daysAgo: days, .missed) }
    let rows = try FilesReport([patient]).rows("summary.csv").filter { $0["group"] == "month" }
    #expect(rows.map { $0["key"] } == ["2025-12", "2026-10", "2026-11"])
    #expect(rows.map { $0["missed"] } == ["1", "2", "1"])
  }

  @Test func `Gaps and exclusions stand beside their requirement`() throws {
    let patients = [10, 50, 70].map { days in
      var patient = FilesPatient(Int64(days))
      patient.judgement.intervals = [
        TestInterval(requirement: FilesProgram.monthly, lastDoneOn: nil, longestGapDays: days)
      ]
      patient.judgement.exclusions = [
        Exclusion(
          requirement: FilesProgram.advisory, kind: days == 10 ? .notEvaluated : .notApplicable)
      ]
      return patient
    }
    let report = try FilesReport(patients)
    let monthly = try row(report, "requirement", "monthly")
    #expect(monthly["longest_gap_median_days"] == "50")
    #expect(monthly["longest_gap_max_days"] == "70")
    let advisory = try row(report, "requirement", "advisory")
    #expect(advisory["not_applicable"] == "2")
    #expect(advisory["not_evaluated"] == "1")
    #expect(advisory["longest_gap_max_days"] == "")
  }

  @Test func `Work and patients that nobody is responsible for have rows of their own`() throws {
    var patient = FilesPatient(1, site: nil, prescriber: nil)
    patient.owe(FilesProgram.monthly, daysAgo: 40, .missed)
    let report = try FilesReport([patient])
    #expect(try row(report, "site", "")["name"] == "no responsible site")
    #expect(try row(report, "site", "")["patients"] == "1")
    #expect(try row(report, "prescriber", "")["name"] == "no responsible prescriber")
  }

  @Test func `A patient's row counts what the lists show and says why it is a gap`() throws {
    var patient = patient()
    patient.owe(FilesProgram.baseline, daysAgo: 9, .missed)
    let row = try #require(try FilesReport([patient]).rows("patients.csv").first)
    #expect(["missed", "overdue", "due"].map { row[$0] } == ["2", "1", "1"])
    #expect(row["next_due_on"] == "2026-11-27")
    #expect(row["reason"] == "monthly due 2026-10-13 missed and 1 more")
    #expect(["owed", "done", "done_late"].map { row[$0] } == ["4", "1", "1"])
    #expect(row["anchor_on"] == "2025-11-22")
    #expect(row["surveillance_ends_on"] == "2029-11-22")
  }
}
