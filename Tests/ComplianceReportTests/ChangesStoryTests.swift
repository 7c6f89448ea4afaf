import Monitoring
import Testing

/// Stories of several nights.
@Suite struct ChangesStoryTests {
  private typealias Nights = ChangesNights

  private func words(_ nights: [[FilesPatient]]) throws -> [[String]] {
    try Nights.reports(nights).map { try $0.changeWords() }
  }

  @Test func `Reported, done late, and silent afterwards`() throws {
    let words = try words([
      [Nights.patient(.overdue)], [Nights.patient(.missed)], [Nights.patient(.doneLate)],
      [Nights.patient(.doneLate)],
    ])
    #expect(
      words == [
        ["new >overdue"], ["changed overdue>missed"], ["resolved missed>closed done-late"], [],
      ])
  }

  @Test func `Reported, then late data show that it had been done in time`() throws {
    let reports = try Nights.reports([[Nights.patient(.missed)], [Nights.patient(.done)]])
    #expect(try reports[1].changeWords() == ["resolved missed>closed done-on-time"])
    #expect(try reports[1].rows("missed-tests.csv") == [])
    #expect(try reports[0].rows("missed-tests.csv").count == 1)
  }

  @Test func `Resolved, withdrawn by a correction, reopened with its first day`() throws {
    let reports = try Nights.reports([
      [Nights.patient(.missed)], [Nights.patient(.done)], [Nights.patient(.done)],
      [Nights.patient(.missed)], [Nights.patient(.missed)],
    ])
    #expect(try reports[3].changeWords() == ["reopened closed>missed"])
    #expect(reports[3].changes.reopened == 1)
    #expect(reports[3].changes.new == 0)
    #expect(try reports[3].column("age_days", of: "changes.csv") == ["3"])
    #expect(try reports[4].column("first_reported_on", of: "missed-tests.csv") == ["2026-11-22"])
    #expect(reports[4].changes.oldestOpenDays == 4)
  }

  @Test(arguments: [true, false])
  func `Not judged for two nights and back, the gap is still open`(isGone: Bool) throws {
    let away = isGone ? [] : [Nights.patient(.missed, status: .notEvaluated)]
    let reports = try Nights.reports([
      [Nights.patient(.missed)], away, away, [Nights.patient(.missed)],
    ])
    #expect(reports.map(\.changes.noLongerJudged) == [0, 1, 0, 0])
    #expect(reports.map(\.changes.stillNotJudged) == [0, 0, 1, 0])
    #expect(reports.map(\.changes.resolved) == [0, 0, 0, 0])
    #expect(reports.map(\.changes.stillOpen) == [0, 0, 0, 1])
    #expect(try reports[2].remembered().map { $0["status"] } == ["not-judged"])
    #expect(try reports[2].remembered().map { $0["since_on"] } == ["2026-11-23"])
    #expect(try reports[3].changeWords() == [])
    #expect(try reports[3].column("first_reported_on", of: "missed-tests.csv") == ["2026-11-22"])
  }

  @Test func `Not judged and then done, the gap is resolved by that`() throws {
    let words = try words([[Nights.patient(.missed)], [], [Nights.patient(.doneLate)]])
    #expect(words[2] == ["resolved not-judged>closed done-late"])
  }

  @Test func `Gone and then not evaluated, the gap is remembered with the latest reason`() throws {
    let away = Nights.patient(.missed, status: .notEvaluated)
    let report = try #require(
      try Nights.reports([[Nights.patient(.missed)], [], [away]]).last)
    #expect(try report.changeWords() == [])
    #expect(report.changes.stillNotJudged == 1)
    #expect(try report.remembered().map { $0["how"] } == ["not-evaluated"])
  }

  @Test func `A resolved gap of a patient who leaves the database is still known on return`() throws
  {
    let reports = try Nights.reports([
      [Nights.patient(.missed)], [Nights.patient(.done)], [], [Nights.patient(.missed)],
    ])
    #expect(reports[2].changes.noLongerJudged == 0)
    #expect(try reports[2].remembered().map { $0["status"] } == ["closed"])
    #expect(try reports[3].changeWords() == ["reopened closed>missed"])
  }

  @Test func `A waiver that is taken back reopens the gap`() throws {
    let words = try words([
      [Nights.patient(.missed)], [Nights.patient(.waived)], [Nights.patient(.missed)],
    ])
    #expect(words[1...] == [["resolved missed>closed waived"], ["reopened closed>missed"]])
  }

  @Test func `A death cancels what went on and ends the rest`() throws {
    var (before, after) = (Nights.patient(.missed), Nights.patient(.missed, status: .deceased))
    before.owe(FilesProgram.baseline, daysAgo: 20, .missed)
    after.owe(FilesProgram.baseline, daysAgo: 20, .cancelled)
    let words = try words([[before], [after]])
    #expect(words[1] == ["resolved missed>closed deceased", "resolved missed>closed cancelled"])
  }

  @Test func `A corrected infusion day takes gaps away and brings others`() throws {
    var moved = FilesPatient(1)
    moved.owe(FilesProgram.monthly, daysAgo: 38, .missed)
    let words = try words([[Nights.patient(.missed)], [moved]])
    #expect(words[1] == ["new >missed", "resolved missed>closed no-longer-owed"])
  }

  @Test func `A new version of the rules changes nothing in what is compared`() throws {
    let patient = Nights.patient(.missed)
    var program = FilesProgram.value
    program.version = "2"
    let first = try FilesReport([patient])
    let report = try FilesReport(
      [patient], asOf: Nights.day(1), program: program, earlier: first)
    #expect(report.changes.stillOpen == 1)
    #expect(try report.changeWords() == [])
  }

  @Test func `An earlier as-of day than the report before is compared as any other`() throws {
    let first = try FilesReport([Nights.patient(.missed)], asOf: Nights.day(5))
    let report = try FilesReport([Nights.patient(.missed)], earlier: first)
    #expect(report.changes.stillOpen == 1)
    #expect(report.changes.oldestOpenDays == 0)
  }
}
