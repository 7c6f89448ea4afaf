import Testing

/// The contract of a run folder: its files and their columns.
@Suite struct FilesHeaderTests {
  private func header(_ path: String) throws -> String {
    try FilesReport([FilesPatient(1)]).table(path)[0].joined(separator: ", ")
  }

  @Test(arguments: ["missed-tests.csv", "due-soon.csv"])
  func `A work list has the columns of the contract and what was added behind them`(_ file: String)
    throws
  {
    let columns = """
      priority, site_id, site, prescriber_id, prescriber, patient_id, mrn, family_name, \
      given_name, birth_date, requirement, test, occurrence, opens_on, due_on, closes_on, state, \
      days_overdue, last_done_on, days_since_last, consecutive_missed, attempt_on, \
      attempt_reason, severity, standing, reason, citation, obligation_id, first_reported_on
      """
    #expect(try header(file) == columns + ", why")
    let folders = try FilesReport([FilesPatient(1)]).siteFolders
    #expect(folders.count == 1)
    for folder in folders { #expect(try header("\(folder)/\(file)") == columns + ", why") }
  }

  @Test func `obligations csv has the columns of the contract and what was added behind them`()
    throws
  {
    let columns = """
      patient_id, mrn, requirement, occurrence, opens_on, due_on, closes_on, state, done_on, \
      reason, severity, site_id, prescriber_id, obligation_id
      """
    #expect(try header("obligations.csv") == columns + ", why")
  }

  @Test func `patients csv has the columns of the contract and what was added behind them`() throws
  {
    let columns = """
      patient_id, mrn, family_name, given_name, site_id, prescriber_id, status, anchor_on, \
      last_infusion_on, surveillance_ends_on, missed, overdue, due, next_due_on, reason
      """
    let added = "standing, owed, done, done_late, longest_gap_days"
    #expect(try header("patients.csv") == columns + ", " + added)
  }

  @Test func `changes csv of a run and of a site has its columns in their order`() throws {
    let columns = """
      change, site_id, patient_id, mrn, family_name, given_name, requirement, test, due_on, \
      from_state, state, how, resolved_on, first_reported_on, age_days, obligation_id
      """
    #expect(try header("changes.csv") == columns)
    #expect(try header("sites/site-09df6fc921f6/changes.csv") == columns)
  }

  @Test func `reported-gaps csv has its columns in their order`() throws {
    let columns = """
      patient_id, obligation_id, requirement, due_on, status, since_on, first_reported_on, \
      site_id, site_folder, state, priority, severity, how, resolved_on
      """
    #expect(try header("reported-gaps.csv") == columns)
  }

  @Test func `A run has the files of the contract and no others`() throws {
    let report = try FilesReport([FilesPatient(1)], isFull: false)
    let files: Set = [
      "index.html", "missed-tests.csv", "due-soon.csv", "patients.csv", "summary.csv",
      "data-quality.csv", "waived.csv", "report.json", "changes.csv", "reported-gaps.csv",
      "missed-tests.xlsx", "rems-metrics.csv", "sites.json",
    ]
    let site = try #require(report.siteFolders.first)
    let ofSite = [
      "index.html", "missed-tests.csv", "missed-tests.xlsx", "due-soon.csv", "changes.csv",
    ].map { "\(site)/\($0)" }
    #expect(Set(report.files.keys) == files.union(ofSite))
    let full = try FilesReport([FilesPatient(1)], isFull: true)
    #expect(
      Set(full.files.keys).subtracting(report.files.keys) == ["obligations.csv", "intervals.csv"])
  }

  @Test func `A run without patients has every file, with headers and no rows`() throws {
    let report = try FilesReport([], directory: FilesReport.directory(sites: 0))
    for file in [
      "missed-tests", "due-soon", "patients", "waived", "data-quality", "obligations", "changes",
    ] {
      #expect(try report.table("\(file).csv").count == 1, "\(file)")
    }
    #expect(report.siteFolders == [])
  }
}
