import Monitoring
import Testing

@Suite struct TallyTests {
  private func tally(_ records: [PatientRecord], asOf: String) throws -> Tally {
    var tally = Tally(program: SmallProgram.program, asOf: try day(asOf))
    for record in records { tally.add(try record.judged(asOf: asOf)) }
    return tally
  }

  @Test func `Every patient is in exactly one class`() throws {
    var unreadable = PatientRecord()
    unreadable.unreadable = .birthDateUnreadable
    var deceased = try PatientRecord(infusions: ["2025-03-03"])
    deceased.standings = [StandingRow(standing: .deceased, fromOn: try day("2025-04-01"))]
    let records = try [
      unreadable, deceased, PatientRecord(), PatientRecord(infusions: ["2025-03-03"]),
      PatientRecord(infusions: ["2020-03-03"]),
    ]
    let tally = try tally(records, asOf: "2025-06-01")
    #expect(tally.patients == 5)
    #expect(PatientStatus.allCases.map { tally.count($0) } == [1, 1, 0, 1, 1, 1, 0, 0])
    #expect(tally.count(.birthDateUnreadable) == 1)
    #expect(tally.count(.infusionBeforeBirth) == 0)
  }

  @Test func `Requirements, sites and months add up to the same sum`() throws {
    var record = try PatientRecord(infusions: ["2025-03-03", "2025-03-04"])
    try record.addPanel(on: "2025-03-20")
    record.assignments = [
      CareAssignmentRow(
        fromOn: try day("2025-03-03"), site: SiteIndex(0), prescriber: PrescriberIndex(0)),
      CareAssignmentRow(fromOn: try day("2025-05-01"), site: SiteIndex(1), prescriber: nil),
    ]
    let tally = try tally([record], asOf: "2025-06-05")
    let required = [
      SmallProgram.monthly, SmallProgram.baseline, SmallProgram.form, SmallProgram.dose,
    ].reduce(0) { $0 + tally.byRequirement[$1].owed }
    // Monthly: April done, May missed, June overdue; baseline missed; form overdue; dose done.
    #expect(tally.required.owed == 6)
    #expect(required == 6)
    #expect(tally.required.doneRate == Rate(2, of: 6))
    #expect(tally.bySite[SiteIndex(0)]?.required.owed == 4)
    #expect(tally.bySite[SiteIndex(1)]?.required.owed == 2)
    #expect(tally.byPrescriber[PrescriberIndex(0)]?.owed == 4)
    #expect(tally.byPrescriber[nil]?.owed == 2)
    #expect(tally.byMonth[2025 * 12 + 2]?.owed == 3)
    #expect(tally.byMonth[2025 * 12 + 4]?.missed == 1)
    #expect(tally.byMonth.values.reduce(0) { $0 + $1.owed } == 6)
    #expect(tally.bySite[SiteIndex(1)]?.count(.gap) == 1)
    #expect(tally.bySite[SiteIndex(0)]?.patients == 0)
  }

  @Test func `Rows of lost patients are counted apart from the list`() throws {
    var record = try PatientRecord(infusions: ["2025-03-03", "2025-03-04"])
    let active = try tally([record], asOf: "2025-06-05")
    record.standings = [StandingRow(standing: .lostToFollowUp, fromOn: try day("2025-06-01"))]
    let lost = try tally([record], asOf: "2025-06-05")
    #expect(active.listed.reduce(0, +) == 5 && active.listedOfLost == 0)
    #expect(lost.listed.reduce(0, +) == 0 && lost.listedOfLost == 5)
    #expect(lost.lostPatients == 1 && active.lostPatients == 0)
  }

  @Test func `Current gaps are counted by state, of lost patients too, in what is required`() throws
  {
    var record = try PatientRecord(infusions: ["2025-03-03", "2025-03-04"])
    try record.addPanel(on: "2025-03-20")
    // Monthly: April done, May missed, June overdue; the form overdue. The baseline is past.
    for standing in [Standing.active, .lostToFollowUp] {
      record.standings = [StandingRow(standing: standing, fromOn: try day("2025-06-01"))]
      let tally = try tally([record], asOf: "2025-06-05")
      #expect(tally.currentMissed == 1)
      #expect(tally.currentOverdue == 2)
    }
  }

  @Test func `Only patients under surveillance are listed`() throws {
    var record = try PatientRecord(infusions: ["2025-03-03", "2025-03-04"])
    record.standings = [StandingRow(standing: .deceased, fromOn: try day("2025-06-01"))]
    let tally = try tally([record], asOf: "2025-06-05")
    #expect(tally.listed.reduce(0, +) == 0)
    #expect(tally.required.missed > 0, "what was missed before death stays on the record")
  }

  @Test func `Requirements of one sex are counted as not applicable or not evaluated`() throws {
    var records = try (0..<3).map { _ in try PatientRecord(infusions: ["2025-03-03"]) }
    records[0].identity.sex = .male
    records[1].identity.sex = .unknown
    let tally = try tally(records, asOf: "2025-06-05")
    #expect(tally.notApplicable[SmallProgram.screening] == 1)
    #expect(tally.notEvaluated[SmallProgram.screening] == 1)
    #expect(tally.byRequirement[SmallProgram.screening].due == 1)
  }
}
