import Monitoring
import Testing

/// What is dated after a death is a data problem: one of the two dates is wrong.
@Suite struct AfterDeathTests {
  @Test func `A standing and an assignment after a death are findings`() throws {
    let day = { (text: String) throws in try #require(CivilDate(text)) }
    var record = PatientRecord()
    record.identity.id = 1
    record.standings = [
      StandingRow(standing: .deceased, fromOn: try day("2025-01-01")),
      StandingRow(standing: .active, fromOn: try day("2025-06-01")),
    ]
    record.assignments = [
      CareAssignmentRow(fromOn: try day("2025-07-01"), site: SiteIndex(0), prescriber: nil)
    ]
    var directory = Directory()
    directory.sites = [Site(id: "S", name: "Site", coordinatorName: nil, isListed: true)]
    var judge = Judge(program: SmallProgram.program, asOf: try day("2026-01-01"))
    var judgement = PatientJudgement()
    judge.judge(record, directory: directory, into: &judgement)
    let found = judgement.findings.filter { $0.problem == .datedAfterDeath }
    #expect(found.map(\.table) == ["standing", "care_assignment"])
    #expect(judgement.status == .deceased)
  }
}
