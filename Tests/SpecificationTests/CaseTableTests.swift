import Monitoring
import ProgramFiles
import Testing

/// The case tables of `Cases`, one for each requirement of the rule set.
@Suite struct CaseTableTests {
  private let program: Program

  init() throws {
    program = try ProgramFiles.builtIn("lemtrada-us").program
  }

  @Test(arguments: CaseFile.requirements)
  func `Every case of a requirement is judged as its table says`(requirement: String) throws {
    try CaseRunner(requirement, program: program).forEachExpectation {
      (patient, question, expectation, found) in
      guard let difference = expectation.difference(from: found) else { return }
      Issue.record(
        "\(patient.name), as of \(question.dates.asOf): \(difference)",
        sourceLocation: .caseFile(requirement, line: question.line))
    }
  }

  @Test(arguments: CaseFile.requirements)
  func `Every expectation of a table fails where it is changed`(requirement: String) throws {
    try CaseRunner(requirement, program: program).forEachExpectation {
      (patient, question, expectation, found) in
      for spoiled in expectation.spoiled where spoiled.difference(from: found) == nil {
        Issue.record(
          "\(patient.name): \(spoiled) holds as well",
          sourceLocation: .caseFile(requirement, line: question.line))
      }
    }
  }

  @Test func `Every requirement of the rule set has a table of three cases or more`() throws {
    #expect(Set(CaseFile.requirements) == Set(program.requirements.map(\.id)))
    var (cases, expectations) = (0, 0)
    for requirement in CaseFile.requirements {
      let file = try CaseFile.read(requirement)
      #expect(file.cases.count >= 3, "\(requirement) has \(file.cases.count) cases")
      cases += file.cases.count
      expectations += file.cases.flatMap(\.questions).flatMap(\.expectations).count
    }
    print(
      "case tables: \(CaseFile.requirements.count) requirements, \(cases) cases,",
      "\(expectations) expectations")
  }

  @Test func `Every code by which tables name a test is a code of the rule set`() {
    let known = Set(program.vocabulary.codes.map(\.code))
    for (name, codes) in TestNames.codes {
      #expect(known.isSuperset(of: codes), "\(name)")
    }
  }
}
