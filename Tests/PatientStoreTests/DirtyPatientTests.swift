import ClinicHarness
import Monitoring
import ReferenceJudge
import Testing

/// What is wrong with the patient's own row, or with an infusion, decides whether anything can be
/// judged at all.
@Suite struct DirtyPatientTests {
  @Test(arguments: ["1980-00-01", "1980", "01/01/1980", ""])
  func `A patient whose birth date cannot be read is not evaluated`(_ text: String) throws {
    let judged = try judge(["birth_date": .text(text)])
    #expect(judged.patient(1)?.judgement.notEvaluated == .birthDateUnreadable)
    #expect(judged.patient(1)?.judgement.obligations == [])
    #expect(judged.findings.map(\.problem) == [.dateUnreadable])
    #expect(judged.findings.map(\.column) == ["birth_date"])
  }

  @Test func `A patient without a birth date is judged`() throws {
    let judged = try judge(["birth_date": .null])
    #expect(judged.patient(1)?.judgement.notEvaluated == nil)
    #expect(judged.findings == [])
  }

  @Test func `An enrolment day that cannot be read is not recorded`() throws {
    let judged = try judge(["enrolled_on": .text("2024-12-1")])
    #expect(judged.patient(1)?.record.identity.enrolledOn == nil)
    #expect(judged.patient(1)?.judgement.notEvaluated == nil)
    #expect(judged.findings.map(\.problem) == [.enrolmentUnreadable])
    #expect(judged.findings.map(\.column) == ["enrolled_on"])
  }

  @Test func `A patient of unknown sex is judged but for what is asked of one sex`() throws {
    let judged = try judge(["sex": .text("U")], [StoreFixture.row("infusion")])
    #expect(judged.findings.map(\.problem) == [.sexUnknown])
    let judgement = try #require(judged.patient(1)?.judgement)
    #expect(judgement.status != .notEvaluated)
    #expect(judgement.exclusions.map(\.kind) == [.notEvaluated])
  }

  @Test(arguments: ["2025-01-32", "January 6", ""])
  func `A patient with an infusion on an unreadable day is not evaluated`(_ text: String) throws {
    let bad = StoreFixture.row("infusion", ["infused_on": .text(text)])
    let judged = try judge([:], [StoreFixture.row("infusion"), bad])
    #expect(judged.patient(1)?.judgement.notEvaluated == .infusionDateUnreadable)
    #expect(judged.patient(1)?.judgement.obligations == [])
    #expect(judged.findings.map(\.column) == ["infused_on"])
  }

  @Test func `An infusion before birth is a finding, and the patient is not evaluated`() throws {
    let day = StoreFixture.row("infusion", ["infused_on": .text("1979-12-31")])
    let judged = try judge([:], [day])
    #expect(judged.patient(1)?.judgement.notEvaluated == .infusionBeforeBirth)
    #expect(judged.findings(.infusionBeforeBirth).map(\.table) == ["infusion"])
  }

  @Test func `An infusion on the day of birth is no contradiction`() throws {
    let day = StoreFixture.row("infusion", ["infused_on": .text("1980-01-01")])
    #expect(try judge([:], [day]).patient(1)?.judgement.notEvaluated == nil)
  }

  @Test func `An infusion two days after its record is a finding and stops the judgement`() throws {
    let next = StoreFixture.row("infusion", ["infused_on": .text("2025-03-02")])
    #expect(try judge([:], [next]).patient(1)?.judgement.notEvaluated == nil)
    let second = StoreFixture.row("infusion", ["infused_on": .text("2025-03-03")])
    let judged = try judge([:], [second])
    #expect(judged.patient(1)?.judgement.notEvaluated == .infusionInTheFuture)
    #expect(judged.findings(.datedAfterRecorded).map(\.column) == ["infused_on"])
  }

  @Test func `A voided infusion before birth does not keep the patient from being judged`() throws {
    let day = StoreFixture.row(
      "infusion", ["infused_on": .text("1979-12-31"), "voided": .integer(1)])
    #expect(try judge([:], [day]).patient(1)?.judgement.status == .notStarted)
  }

  private func judge(_ cells: RawRow, _ infusions: [RawRow] = []) throws -> JudgedClinic {
    try StoreFixture.judge(
      StoreFixture.clinic(StoreFixture.patient(1, cells, rows: ["infusion": infusions])))
  }
}
