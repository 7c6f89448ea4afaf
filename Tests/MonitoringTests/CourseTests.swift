import Monitoring
import Testing

/// Infusions become courses, courses become episodes.
@Suite struct CourseTests {
  @Test(arguments: [("2025-04-02", 1), ("2025-04-03", 2)])
  func `Thirty days between two infusions are one course, 31 are two`(
    second: String, courses: Int
  ) throws {
    let record = try PatientRecord(infusions: ["2025-03-03", second])
    #expect(
      try record.judged(asOf: "2025-06-01").obligations(of: SmallProgram.form).count == courses)
  }

  @Test func `Given course numbers are kept, also where they are not in order`() throws {
    let record = try PatientRecord(
      infusions: ["2025-03-03", "2025-03-04", "2025-03-05"], courses: [2, 1, 2])
    let judgement = try record.judged(asOf: "2025-06-01")
    let forms = judgement.obligations(of: SmallProgram.form)
    #expect(forms.map(\.occurrence) == [.course(2), .course(1)])
    #expect(try forms.map(\.opensOn) == [day("2025-03-05"), day("2025-03-04")])
    #expect(judgement.findings.map(\.problem) == [.courseNumbersOutOfOrder])
  }

  @Test func `Numbers are derived where a single one is missing`() throws {
    var record = try PatientRecord(infusions: ["2025-03-03", "2025-03-04"], courses: [3, 4])
    #expect(try record.judged(asOf: "2025-06-01").obligations(of: SmallProgram.form).count == 2)
    record.infusions[0].course = nil
    let judgement = try record.judged(asOf: "2025-06-01")
    let forms = judgement.obligations(of: SmallProgram.form)
    #expect(forms.map(\.occurrence) == [.course(1)])
    #expect(judgement.findings == [])
  }

  @Test(arguments: [("2025-04-02", 0), ("2025-04-03", 1)])
  func `A number that spans more than 30 days is shown and judged as given`(
    second: String, findings: Int
  ) throws {
    let record = try PatientRecord(infusions: ["2025-03-03", second], courses: [1, 1])
    let judgement = try record.judged(asOf: "2025-06-01")
    #expect(judgement.findings.filter { $0.problem == .courseTooLong }.count == findings)
    #expect(judgement.obligations(of: SmallProgram.form).count == 1)
  }

  @Test func `A number below 1 is shown`() throws {
    let record = try PatientRecord(infusions: ["2025-03-03"], courses: [0])
    let judgement = try record.judged(asOf: "2025-06-01")
    #expect(judgement.findings.map(\.problem) == [.courseNumberNotPositive])
  }

  @Test(arguments: [("2024-02-28", 1), ("2024-02-29", 1), ("2024-03-01", 2)])
  func `A course up to 48 months after the last infusion belongs to the episode`(
    second: String, episodes: Int
  ) throws {
    let judgement = try PatientRecord(infusions: ["2020-02-29", second]).judged(asOf: "2025-01-01")
    #expect(judgement.episodes.count == episodes)
    #expect(try judgement.episodes[0].anchor == day("2020-02-29"))
    #expect(try judgement.episodes.last?.end == day(second).adding(months: 48))
  }

  @Test func `A void, a dose of nothing and a later day make no course`() throws {
    var record = try PatientRecord(infusions: ["2025-03-03", "2025-03-04", "2025-03-05"])
    record.infusions[0].isVoided = true
    record.infusions[1].doseMilligrams = 0
    #expect(try record.judged(asOf: "2025-03-04").status == .notStarted)
    let judgement = try record.judged(asOf: "2025-03-05")
    #expect(try judgement.episodes.map(\.anchor) == [day("2025-03-05")])
  }

  @Test func `A dose that is not recorded counts as an infusion`() throws {
    var record = try PatientRecord(infusions: ["2025-03-03"])
    record.infusions[0].doseMilligrams = nil
    #expect(try record.judged(asOf: "2025-03-03").episodes.count == 1)
  }

  @Test func `The latest version of an infusion replaces the whole row`() throws {
    var record = try PatientRecord(infusions: ["2025-03-03", "2025-03-03"])
    record.infusions[1].isVoided = true
    #expect(try record.judged(asOf: "2025-06-01").status == .notStarted)
    record.infusions.swapAt(0, 1)
    #expect(try record.judged(asOf: "2025-06-01").episodes.count == 1)
  }
}
