import ComplianceReport
import Monitoring
import ProgramFiles
import Testing

/// The comparison of one patient's judgements under two rule sets, and what it adds up to.
@Suite struct WhatIfComparisonTests {
  private typealias Judged = WhatIfComparison.Judged

  private func program() throws -> Program { try ProgramFiles.builtIn("lemtrada-us").program }

  private func obligation(
    _ requirement: Int, due: String, _ state: ObligationState, _ occurrence: Occurrence = .period(1)
  ) throws -> Obligation {
    var obligation = Obligation(
      requirement: requirement, episode: 1, occurrence: occurrence, opensOn: nil,
      dueOn: try #require(CivilDate(due)), closesOn: nil)
    obligation.state = state
    return obligation
  }

  private func judged(_ status: PatientStatus, _ obligations: [Obligation]) -> Judged {
    var judgement = PatientJudgement()
    (judgement.status, judgement.obligations) = (status, obligations)
    return Judged(judgement, Directory())
  }

  @Test func `Requirements are matched by their ids, wherever they stand in the rule set`() throws {
    let old = try program()
    var new = old
    new.requirements.reverse()
    let last = old.requirements.count - 1
    let difference = try #require(
      WhatIfComparison(old, new).compare(
        PatientIdentity(), judged(.gap, [try obligation(0, due: "2025-02-06", .missed)]),
        judged(.upToDate, [try obligation(last, due: "2025-02-06", .done)])))
    #expect(difference.changes.map(\.requirement) == [old.requirements[0].id])
    #expect(difference.changes.map(\.states.before) == [.missed])
    #expect(difference.changes.map(\.states.after) == [.done])
    #expect(difference.isChange)
  }

  @Test func `Two courses that owe something on one day are not taken for each other`() throws {
    let program = try program()
    let old = try [1, 2].map { try obligation(0, due: "2025-02-06", .due, .course($0)) }
    let new = try [
      obligation(0, due: "2025-02-06", .due, .course(2)),
      obligation(0, due: "2025-02-06", .done, .course(1)),
    ]
    let difference = try #require(
      WhatIfComparison(program, program).compare(
        PatientIdentity(), judged(.due, old), judged(.due, new)))
    #expect(difference.changes.map(\.occurrence) == [.course(1)])
  }

  @Test func `What has not opened is not owed`() throws {
    let program = try program()
    let upcoming = judged(.upToDate, [try obligation(0, due: "2025-02-06", .upcoming)])
    let comparison = WhatIfComparison(program, program)
    let same = try #require(
      comparison.compare(PatientIdentity(), upcoming, judged(.upToDate, [])))
    #expect(!same.isChange)
    let opened = judged(.due, [try obligation(0, due: "2025-02-06", .due)])
    let difference = try #require(comparison.compare(PatientIdentity(), upcoming, opened))
    #expect(difference.changes.map(\.states.before) == [nil])
  }

  @Test func `A patient who goes from one class to another is counted in both`() throws {
    let program = try program()
    let comparison = WhatIfComparison(program, program)
    var tally = WhatIfTally()
    for (before, after) in [
      (PatientStatus.gap, PatientStatus.upToDate), (.gap, .gap), (.due, .gap),
    ] {
      tally.add(
        try #require(
          comparison.compare(PatientIdentity(), judged(before, []), judged(after, []))))
    }
    #expect(tally.patients == 3)
    #expect(tally.classesChanged == 2)
    #expect(tally.patientsChanged == 2)
    #expect(tally.countBefore(.gap) == 2)
    #expect(tally.countAfter(.gap) == 2)
    #expect(tally.count(from: .gap, to: .upToDate) == 1)
    #expect(tally.obligationsChanged == 0)
  }

  @Test func `Grace is changed of periodic requirements only`() throws {
    let program = try program()
    let place = try #require(program.requirementIndex(id: "cbc-monthly"))
    let one = try #require(program.withGrace(days: 3, of: place))
    let differing = program.requirements.indices.filter {
      one.requirements[$0] != program.requirements[$0]
    }
    #expect(differing == [place])
    let baseline = try #require(program.requirementIndex(id: "cbc-baseline"))
    #expect(program.withGrace(days: 3, of: baseline) == nil)
    #expect(program.withGrace(days: 3, of: nil) != program)
  }
}
