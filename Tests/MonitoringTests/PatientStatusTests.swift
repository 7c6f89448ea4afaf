import Monitoring
import Testing

/// The partition of all patients: each is in exactly one class, the first that fits.
@Suite struct PatientStatusTests {
  private func standing(_ standing: Standing, _ text: String) throws -> StandingRow {
    StandingRow(standing: standing, fromOn: try day(text))
  }

  @Test func `A patient without an infusion by the day asked about is not started`() throws {
    let record = try PatientRecord(infusions: ["2025-03-03"])
    #expect(try record.judged(asOf: "2025-03-02").status == .notStarted)
    #expect(try record.judged(asOf: "2025-03-03").status != .notStarted)
    #expect(try record.judged(asOf: "2025-03-02").obligations == [])
  }

  @Test(arguments: [("2029-03-13", PatientStatus.gap), ("2029-03-14", .completed)])
  func `Surveillance is completed after the close of the last period`(
    asOf: String, status: PatientStatus
  ) throws {
    var record = try PatientRecord(infusions: ["2025-03-03", "2025-03-04"])
    record.identity.sex = .male
    #expect(try record.judged(asOf: asOf).status == status)
  }

  @Test func `A pregnancy keeps a patient under surveillance`() throws {
    var record = try PatientRecord(infusions: ["2025-03-03", "2025-03-04"])
    record.histories = [
      HistoryRow(
        kind: HistoryKindIndex(0), detail: 0, startedOn: try day("2029-01-01"),
        endedOn: try day("2029-10-01"))
    ]
    #expect(try record.judged(asOf: "2029-10-01").status != .completed)
    #expect(try record.judged(asOf: "2029-10-02").status == .completed)
  }

  @Test func `A current required gap comes before what is due, and that before up to date`() throws
  {
    var record = try PatientRecord(infusions: ["2025-03-03", "2025-03-04"])
    try record.addPanel(on: "2025-03-01")
    record.forms = [
      FormRow(kind: FormKindIndex(0), submittedOn: try day("2025-03-04"), isVoided: false)
    ]
    #expect(try record.judged(asOf: "2025-03-04").status == .due)
    #expect(try record.judged(asOf: "2025-04-03").status == .due)
    #expect(try record.judged(asOf: "2025-04-04").status == .gap)
    try record.addPanel(on: "2025-03-20")
    #expect(try record.judged(asOf: "2025-03-20").status == .upToDate)
    #expect(try record.judged(asOf: "2025-04-03").status == .upToDate)
    #expect(try record.judged(asOf: "2025-04-04").status == .due)
  }

  @Test func `Death comes before a transfer, and a transfer before a gap`() throws {
    var record = try PatientRecord(infusions: ["2025-03-03", "2025-03-04"])
    record.standings = [try standing(.transferredOut, "2025-05-01")]
    #expect(try record.judged(asOf: "2025-04-30").status == .gap)
    #expect(try record.judged(asOf: "2025-05-01").status == .transferredOut)
    record.standings.append(try standing(.deceased, "2025-06-01"))
    #expect(try record.judged(asOf: "2025-05-31").status == .transferredOut)
    #expect(try record.judged(asOf: "2025-06-01").status == .deceased)
  }

  @Test func `Only an active standing ends a transfer`() throws {
    var record = try PatientRecord(infusions: ["2025-03-03", "2025-03-04"])
    record.standings = [
      try standing(.transferredOut, "2025-05-01"), try standing(.lostToFollowUp, "2025-06-01"),
      try standing(.active, "2025-07-01"),
    ]
    #expect(try record.judged(asOf: "2025-06-30").status == .transferredOut)
    #expect(try record.judged(asOf: "2025-07-01").status == .gap)
  }

  @Test func `Lost and discontinued patients stay under surveillance`() throws {
    var record = try PatientRecord(infusions: ["2025-03-03", "2025-03-04"])
    for state in [Standing.lostToFollowUp, .discontinued] {
      record.standings = [try standing(state, "2025-05-01")]
      let judgement = try record.judged(asOf: "2025-06-01")
      #expect(judgement.status == .gap)
      #expect(judgement.standing == state)
      #expect(judgement.isUnderSurveillance)
    }
  }

  @Test func `A requirement of one sex is shown as not applicable or not evaluated`() throws {
    var record = try PatientRecord(infusions: ["2025-03-03"])
    #expect(try record.judged(asOf: "2025-04-01").exclusions == [])
    let screening = SmallProgram.screening
    for (sex, kind) in [(Sex.male, ExclusionKind.notApplicable), (.unknown, .notEvaluated)] {
      record.identity.sex = sex
      let judgement = try record.judged(asOf: "2025-04-01")
      #expect(judgement.exclusions == [Exclusion(requirement: screening, kind: kind)])
      #expect(judgement.obligations(of: screening) == [])
      #expect(judgement.status != .notEvaluated)
    }
  }
}
