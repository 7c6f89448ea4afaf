import Monitoring
import Testing

/// A case table is read strictly: what is not understood must not look like a test that passed.
@Suite struct CaseFormatTests {
  private func parse(_ lines: String...) throws(CaseFileError) -> CaseFile {
    let text = (["# id: title"] + lines).joined(separator: "\n")
    return try CaseFile.parse(text, requirement: "id")
  }

  @Test(arguments: [
    "  infusion 2025-03-33", "  infusion", "  infusion 2025-03-03 dosis 12",
    "  infusions 2025-03-07 .. 2025-03-03", "  infusion 2025-03-03 dose twelve",
    "  test CBCC 2025-04-03", "  test CBC", "  test CBC 2025-04-03 stauts F",
    "  test CBC + 2025-04-03", "  test CBC 2025-04-03 recorded yesterday", "  tets CBC 2025-04-03",
    "  medication antiviral 2025-03-03", "  medication antiviral 2025-03-03 ... 2025-04-03",
    "  standing deceased 2025-03-03", "  waiver 2025-03-03",
    "  waiver 2025-03-03 .. 2025-04-03 why",
    "  assigned S1 from 2025-03-03", "  certified prescriber P 2025-03-03", "  born yesterday",
    "  waiver 2025-03-03 .. 2025-04-03 because \"no end", "  enrolled 2025-03-03 late", "  sex",
    "  as of 2025-04-03: 2025-04-03 don", "  as of 2025-04-03: 2025-04-03 done at 2025-04-03",
    "  as of 2025-04-03 2025-04-03 done", "  as of 2025-04-03: ",
    "  as of 2025-04-03: patient well",
    "  as of 2025-04-03, known 2025-04-03: none", "  as of 2025-04-03: none;",
    "  as of 2025-04-03: problem strange", "  as of 2025-04-03: 3 in total",
    "  AS OF 2025-04-03: none",
    "case: another", "cases: another", "other text",
  ])
  func `A line that is not understood is refused with its number`(line: String) throws {
    let error = try #require(throws: CaseFileError.self) {
      try parse("case: a claim", line, "  as of 2025-04-03: none", "case: a claim")
    }
    #expect(line.hasPrefix("case: ") || error.line == 3)
    #expect(error.description.hasPrefix("Cases/id.txt:"))
  }

  @Test func `A case that asks nothing is refused`() {
    #expect(throws: CaseFileError.self) { try parse("case: a claim", "  infusion 2025-03-03") }
  }

  @Test func `A record behind a question is refused`() {
    #expect(throws: CaseFileError.self) {
      try parse("case: a claim", "  as of 2025-04-03: none", "  infusion 2025-03-03")
    }
  }

  @Test func `A table without its requirement in the first line is refused`() {
    #expect(throws: CaseFileError.self) {
      try CaseFile.parse("# other: title\n", requirement: "id")
    }
  }

  @Test func `A case is read with all that it says`() throws {
    let file = try parse(
      "", "# a comment", "case: a claim: with a colon", "  infusions 2025-03-03 .. 2025-03-07",
      "  test leukocytes + code 777-3 2025-04-03 2025-05-03 value 7 specimen A1", "",
      "  as of 2025-06-01, known at 2025-05-15T10:00:00Z: none due 2025-04-03; 3 in all",
      "  as of 2025-06-02: 2025-05-03 missed past attempt 2025-05-03 pending because stale 31")
    let patient = try #require(file.cases.first)
    #expect(patient.name == "a claim: with a colon")
    #expect(patient.rows.rows["infusion"]?.count == 5)
    let codes = patient.rows.rows["observation"]?.map { $0["code"] }
    #expect(codes == ["6690-2", "777-3", "6690-2", "777-3"].map { .text($0) })
    #expect(patient.questions.map(\.line) == [8, 9])
    #expect(patient.questions[0].dates.knownAt?.description == "2025-05-15T10:00:00Z")
    #expect(patient.questions[0].expectations.count == 2)
    guard case .obligation(let obligation) = patient.questions[1].expectations[0] else {
      Issue.record("no obligation was read")
      return
    }
    #expect(obligation.state == .missed && obligation.currency == "past")
    #expect(obligation.reason == "stale 31" && obligation.attempt?.reason == "pending")
  }
}
