import ClinicHarness
import Foundation
import Monitoring
import ProgramFiles
import Testing

@Suite struct WorkedCaseTests {
  @Test func `Every worked case of the specification is judged as worked by hand`() throws {
    guard let data = RepositoryFiles.shared("spec/cases/lemtrada-us.json") else { return }
    let program = try ProgramFiles.builtIn("lemtrada-us").program
    let worked = try JSONDecoder().decode(WorkedCases.self, from: data)
    var expectations = 0
    for one in worked.cases {
      let obligations = try obligations(of: one, in: worked, program)
      for expected in one.expect {
        let found = obligations.filter {
          program.requirements[$0.requirement].id == expected.requirement
            && $0.dueOn.description == expected.dueOn
        }
        #expect(found.count == 1, "\(one.name): \(expected)")
        #expect(found.first?.state.word == expected.state, "\(one.name): \(expected)")
        #expect(found.first?.doneOn?.description == expected.doneOn, "\(one.name): \(expected)")
        expectations += 1
      }
    }
    print("worked cases: \(worked.cases.count) cases, \(expectations) expectations")
    #expect(worked.cases.count == 49)
    #expect(expectations == 87)
  }

  private func obligations(
    of one: WorkedCases.Case, in worked: WorkedCases, _ program: Program
  ) throws -> [Obligation] {
    let asOf = try #require(CivilDate(one.asOf))
    let knownAt = one.knownAt.flatMap { known in
      CivilDate(known).map { Instant(endOf: $0) } ?? Instant(rfc3339: known)
    }
    try #require((knownAt == nil) == (one.knownAt == nil), "\(one.name)")
    let judged = try ClinicHarness.judge(
      worked.clinic(of: one), program: program, asOf: asOf, knownAt: knownAt)
    try #require(judged.findings.isEmpty, "\(one.name): \(judged.findings)")
    let patient = try #require(judged.patient(1))
    return patient.judgement.obligations
  }
}
