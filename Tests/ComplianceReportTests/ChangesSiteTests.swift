import Monitoring
import Testing

/// What changed at each site, and nothing of another's.
@Suite struct ChangesSiteTests {
  private func folders(_ report: FilesReport) throws -> [String: String] {
    var folders: [String: String] = [:]
    for row in try report.remembered() { folders[row["site_id"] ?? ""] = row["site_folder"] }
    return folders
  }

  @Test func `The changes of all sites together are those of the run, each in its order`() throws {
    func night(_ seed: UInt64) -> [FilesPatient] {
      var dice = AssemblyDice(seed: seed)
      return (0..<60).filter { _ in dice.roll(9) > 0 }.map { id in
        let states: [ObligationState] = [.missed, .overdue, .done, .doneLate]
        let site = id % 4 == 3 ? nil : id % 4
        return ChangesNights.patient(states[dice.roll(4)], id: Int64(id), site: site)
      }
    }
    let report = try #require(
      try ChangesNights.reports([night(1), night(2), night(3)], sites: 3).last)
    let whole = try report.table("changes.csv").dropFirst()
    var rows = 0
    for folder in report.siteFolders {
      let own = Array(try report.table("\(folder)/changes.csv").dropFirst())
      let site = try #require(own.first?[1], "\(folder) has no rows")
      #expect(own == whole.filter { $0[1] == site }, "\(folder)")
      rows += own.count
    }
    #expect(rows == whole.count)
    #expect(Set(whole.map { $0[0] }).count == 5, "a kind of change is not there")
  }

  /// The site that is responsible for a test is the one at its due day.
  @Test func `A patient who moves leaves no row of one site in the files of the other`() throws {
    var moved = ChangesNights.patient(.done, site: 0)
    moved.judgement.site = SiteIndex(1)
    moved.owe(FilesProgram.monthly, daysAgo: 5, .overdue)
    let report = try #require(
      try ChangesNights.reports([[ChangesNights.patient(.missed)], [moved]], sites: 2).last)
    let folders = try folders(report)
    let (old, new) = (try #require(folders["S-0"]), try #require(folders["S-1"]))
    #expect(
      try report.changeWords("sites/\(old)/changes.csv") == ["resolved missed>closed done-on-time"])
    #expect(try report.changeWords("sites/\(new)/changes.csv") == ["new >overdue"])
  }

  @Test func `A gap of a patient who is gone stays with the site that it was reported of`() throws {
    let first = (0..<3).map { ChangesNights.patient(.missed, id: Int64($0), site: $0 % 2) }
    let reports = try ChangesNights.reports([first, []], sites: 2)
    let counts = try reports[1].siteFolders.map {
      try reports[1].rows("\($0)/changes.csv").count
    }
    #expect(counts.sorted() == [1, 2])
    #expect(try reports[1].rows("changes.csv").map { $0["site_id"] } == ["S-0", "S-1", "S-0"])
  }

  @Test func `A gap of a site that is gone as well is in the list of the run alone`() throws {
    let first = try FilesReport([ChangesNights.patient(.missed)])
    let report = try FilesReport(
      [], directory: FilesReport.directory(sites: 0), earlier: first)
    #expect(report.siteFolders == [])
    #expect(try report.rows("changes.csv").map { $0["site_id"] } == ["S-0"])
  }

  @Test(arguments: AssemblySiteTests.hostileIDs + FilesCSVTests.formulas + FilesCSVTests.harmless)
  func `A gap of a patient who is gone finds its site whatever the site is called`(_ id: String)
    throws
  {
    var directory = FilesReport.directory(sites: 0)
    directory.sites = [FilesReport.site("other", name: "Other"), FilesReport.site(id, name: id)]
    var report: FilesReport?
    for patients in [[ChangesNights.patient(.missed, site: 1)], [], []] {
      report = try FilesReport(patients, directory: directory, earlier: report)
      if report?.changes.noLongerJudged == 1 { break }
    }
    let last = try #require(report)
    let folder = try #require(try last.remembered().first?["site_folder"])
    #expect(try last.rows("sites/\(folder)/changes.csv").count == 1)
    #expect(!(try last.text("sites/\(folder)/index.html")).contains("left out"))
    #expect(try last.text("sites/\(folder)/index.html").contains("Patient id 1"))
    let other = try #require(last.siteFolders.first { $0 != "sites/\(folder)" })
    #expect(try last.rows("\(other)/changes.csv") == [])
    #expect(!(try last.text("\(other)/index.html")).contains("Patient id"))
  }
}
