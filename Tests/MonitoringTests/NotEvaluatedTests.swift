import Monitoring
import Testing

/// A wrong infusion day would move every due day: better no judgement than a wrong one.
@Suite struct NotEvaluatedTests {
  @Test(arguments: NotEvaluatedReason.allCases)
  func `An unreadable record has its reason and no obligation`(reason: NotEvaluatedReason) throws {
    var record = try PatientRecord(infusions: ["2025-03-03"])
    record.unreadable = reason
    let judgement = try record.judged(asOf: "2025-06-01")
    #expect(judgement.status == .notEvaluated)
    #expect(judgement.notEvaluated == reason)
    #expect(judgement.obligations == [] && judgement.episodes == [] && judgement.intervals == [])
  }

  @Test(arguments: [("2025-03-02", nil), ("2025-03-03", nil), ("2025-03-04", Optional(true))])
  func `An infusion before birth is a slip`(birth: String, isSlip: Bool?) throws {
    var record = try PatientRecord(infusions: ["2025-03-03"])
    record.identity.birthDate = try day(birth)
    let judgement = try record.judged(asOf: "2025-06-01")
    #expect(judgement.notEvaluated == (isSlip == nil ? nil : .infusionBeforeBirth))
  }

  @Test(arguments: [("2025-03-02", false), ("2025-03-01", true), ("2025-03-03", false)])
  func `An infusion dated later than the day after it was recorded is a slip`(
    recorded: String, isSlip: Bool
  ) throws {
    var record = try PatientRecord(infusions: ["2025-03-03"])
    record.infusions[0].recordedAt = try instant(recorded + "T00:00:00Z")
    let reason = try record.judged(asOf: "2025-06-01").notEvaluated
    #expect(reason == (isSlip ? .infusionInTheFuture : nil))
  }

  @Test func `A slip in an infusion after the day asked about counts as well`() throws {
    var record = try PatientRecord(infusions: ["2025-03-03", "2052-03-04"])
    record.infusions[1].recordedAt = try instant("2025-03-04T20:00:00Z")
    #expect(try record.judged(asOf: "2025-06-01").notEvaluated == .infusionInTheFuture)
    record.infusions[1].isVoided = true
    #expect(try record.judged(asOf: "2025-06-01").notEvaluated == nil)
  }

  @Test(arguments: [("9995-12-20", false), ("9995-12-22", true), ("9996-01-01", true)])
  func `A due day, or the close of its grace, beyond the calendar is refused`(
    infusion: String, isBeyond: Bool
  ) throws {
    var record = try PatientRecord(infusions: [infusion])
    record.identity.sex = .male
    let reason = try record.judged(asOf: "9998-01-01").notEvaluated
    #expect(reason == (isBeyond ? .beyondCalendar : nil))
  }

  @Test func `A judge keeps nothing of the patient before`() throws {
    var full = try PatientRecord(infusions: ["2021-03-03", "2021-03-04", "2022-03-10"])
    try full.addPanel(on: "2021-04-01")
    full.standings = [StandingRow(standing: .deceased, fromOn: try day("2022-06-01"))]
    var unreadable = try PatientRecord(infusions: ["2021-03-03"])
    unreadable.unreadable = .birthDateUnreadable
    let plain = try PatientRecord(infusions: ["2025-03-03"])
    var judge = Judge(program: SmallProgram.program, asOf: try day("2025-06-01"))
    for record in [full, plain, unreadable, plain, PatientRecord(), full, unreadable, full] {
      var reused = PatientJudgement()
      judge.judge(full, directory: Directory(), into: &reused)
      judge.judge(record, directory: Directory(), into: &reused)
      let fresh = try record.judged(asOf: "2025-06-01")
      #expect(reused.obligations == fresh.obligations && reused.status == fresh.status)
      #expect(reused.episodes == fresh.episodes && reused.intervals == fresh.intervals)
      #expect(reused.findings == fresh.findings && reused.exclusions == fresh.exclusions)
      #expect(reused.notEvaluated == fresh.notEvaluated && reused.standing == fresh.standing)
    }
  }
}
