import ClinicHarness
import Monitoring
import ReferenceJudge
import Testing

/// Times, numbers and words that cannot be read: the value is missing, the row stays.
@Suite struct DirtyValueTests {
  @Test(
    arguments: ["started_at", "ended_at", "observed_until"],
    ["9:00", "24:00", "12:60", "noon", "", "09:00:00"])
  func `An unreadable time of an infusion is not recorded`(_ column: String, _ text: String) throws
  {
    let judged = try judge("infusion", [column: .text(text)])
    let infusion = try #require(judged.patient(1)?.record.infusions.first)
    let times = [
      "started_at": infusion.startedAt, "ended_at": infusion.endedAt,
      "observed_until": infusion.observedUntil,
    ]
    #expect(times.filter { $0.value == nil }.map(\.key) == [column])
    expectOne(.timeUnreadable, "infusion", column, judged)
    #expect(judged.patient(1)?.judgement.status != .notEvaluated)
  }

  @Test func `An infinite dose is not recorded, and the infusion counts`() throws {
    let judged = try judge("infusion", ["dose_mg": .real(.infinity)])
    let infusion = try #require(judged.patient(1)?.record.infusions.first)
    #expect(infusion.doseMilligrams == nil)
    #expect(infusion.isCounted)
    expectOne(.numberUnreadable, "infusion", "dose_mg", judged)
  }

  @Test func `An infinite result is no value`() throws {
    let judged = try judge("observation", ["value": .real(-.infinity)])
    #expect(judged.patient(1)?.record.observations.map(\.hasValue) == [false])
    expectOne(.numberUnreadable, "observation", "value", judged)
  }

  @Test func `An infinite result with a text is a value without a number`() throws {
    let judged = try judge(
      "observation", ["value": .real(.infinity), "value_text": .text("<15")])
    let observation = try #require(judged.patient(1)?.record.observations.first)
    #expect(observation.hasValue)
    #expect(observation.number.isNaN)
  }

  @Test(arguments: ["", " ", "\t\r\n", "\u{A0}", "\u{3000}"])
  func `A blank text is no value`(_ text: String) throws {
    let judged = try judge("observation", ["value": .null, "value_text": .text(text)])
    #expect(judged.patient(1)?.record.observations.map(\.hasValue) == [false])
    #expect(judged.findings == [])
  }

  @Test(arguments: ["f", "", "FF", "Z", "final", "Ｆ"])
  func `An unknown result status is a finding, and the result does not count`(_ status: String)
    throws
  {
    let judged = try judge("observation", ["status": .text(status)])
    #expect(judged.patient(1)?.record.observations.map(\.status) == [.unknown])
    expectOne(.statusUnknown, "observation", "status", judged)
  }

  @Test func `A waiver of an unknown requirement is a finding and has no effect`() throws {
    let judged = try judge("waiver", ["requirement": .text("cbc-weekly")])
    #expect(judged.patient(1)?.record.waivers == [])
    expectOne(.requirementUnknown, "waiver", "requirement", judged)
  }

  @Test(arguments: [
    ("care_assignment", "site_id"), ("care_assignment", "prescriber_id"),
    ("infusion", "facility_id"),
  ])
  func `An id that its table does not list is a finding, and the row is used`(
    _ table: String, _ column: String
  ) throws {
    let judged = try judge(table, [column: .text("nobody")])
    #expect(judged.patient(1)?.record.count(of: table) == 1)
    expectOne(.idUnlisted, table, column, judged)
  }

  @Test(arguments: [("observation", "collected_on"), ("form", "submitted_on")])
  func `A fact dated two days after it was recorded is a finding, and is used`(
    _ table: String, _ column: String
  ) throws {
    // Recorded on 1 March: the day after is still possible somewhere on Earth.
    let possible = try judge(table, [column: .text("2025-03-02")])
    #expect(possible.findings == [])
    let judged = try judge(table, [column: .text("2025-03-03")])
    #expect(judged.patient(1)?.record.count(of: table) == 1)
    expectOne(.datedAfterRecorded, table, column, judged)
  }

  @Test func `A text that is not UTF-8 is a finding, and the patient is judged`() throws {
    let judged = try LooseDatabase.judge(
      StoreFixture.clinic(StoreFixture.patient()),
      after: "UPDATE raw_patient SET family_name = CAST(x'41FF42' AS TEXT)")
    #expect(judged.patient(1)?.record.identity.familyName == "A\u{FFFD}B")
    expectOne(.textUnreadable, "patient", "family_name", judged)
    #expect(judged.patient(1)?.judgement.status == .notStarted)
  }

  private func judge(_ table: String, _ cells: RawRow) throws -> JudgedClinic {
    let row = StoreFixture.row(table, cells)
    return try StoreFixture.judge(
      StoreFixture.clinic(StoreFixture.patient(rows: [table: [row]])))
  }

  private func expectOne(
    _ problem: Problem, _ table: String, _ column: String, _ judged: JudgedClinic,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let places = judged.findings(problem).map { "\($0.table).\($0.column)" }
    #expect(places == ["\(table).\(column)"], sourceLocation: sourceLocation)
    #expect(judged.findings.map(\.patientID) == [1], sourceLocation: sourceLocation)
  }
}
