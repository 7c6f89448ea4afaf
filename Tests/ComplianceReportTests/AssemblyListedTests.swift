import Monitoring
import Testing

/// Which obligations are rows of work, and whose.
@Suite struct AssemblyListedTests {
  private func patient(_ status: PatientStatus) -> FilesPatient {
    var patient = FilesPatient(1)
    patient.judgement.status = status
    patient.owe(FilesProgram.monthly, daysAgo: 40, .missed)
    patient.owe(FilesProgram.monthly, daysAgo: 9, .overdue)
    patient.owe(FilesProgram.monthly, daysAgo: -5, .due)
    return patient
  }

  @Test(arguments: [PatientStatus.gap, .due, .upToDate])
  func `A patient under surveillance is listed`(_ status: PatientStatus) throws {
    let report = try FilesReport([patient(status)])
    #expect(try report.rows("missed-tests.csv").map { $0["state"] } == ["missed", "overdue"])
    #expect(try report.rows("due-soon.csv").map { $0["state"] } == ["due"])
  }

  @Test(arguments: [
    PatientStatus.deceased, .transferredOut, .completed, .notStarted, .notEvaluated,
  ])
  func `Nobody else is listed, and still counted`(_ status: PatientStatus) throws {
    let report = try FilesReport([patient(status)])
    #expect(try report.rows("missed-tests.csv") == [])
    #expect(try report.rows("due-soon.csv") == [])
    #expect(try report.rows("patients.csv").map { $0["status"] } == [status.rawValue])
  }

  @Test func `An earlier episode is not listed`() throws {
    var patient = patient(.gap)
    patient.judgement.episodes.append(FilesProgram.episode)
    patient.judgement.obligations[1].episode = 2
    let rows = try FilesReport([patient]).rows("missed-tests.csv")
    #expect(rows.map { $0["state"] } == ["overdue"])
  }

  @Test(arguments: ObligationState.allCases)
  func `Only missed, overdue and due obligations are rows of work`(_ state: ObligationState) throws
  {
    var patient = FilesPatient(1)
    patient.owe(FilesProgram.monthly, daysAgo: 2, state)
    let report = try FilesReport([patient])
    #expect(try report.rows("missed-tests.csv").count == (state.isUnmet ? 1 : 0))
    #expect(try report.rows("due-soon.csv").count == (state == .due ? 1 : 0))
    #expect(try report.rows("obligations.csv").count == (state == .upcoming ? 0 : 1))
  }

  @Test func `A prophylaxis that is going on is nobody's work`() throws {
    var patient = FilesPatient(1)
    patient.owe(FilesProgram.prophylaxis, daysAgo: -5, .due)
    let report = try FilesReport([patient])
    #expect(try report.rows("due-soon.csv") == [])
    #expect(try report.rows("patients.csv").map { $0["due"] } == ["0"])
  }

  @Test func `A row says what a coordinator needs`() throws {
    var patient = FilesPatient(4, mrn: "0042")
    patient.owe(FilesProgram.monthly, daysAgo: 40, .missed, inARow: 3)
    patient.judgement.standing = .lostToFollowUp
    patient.judgement.obligations[0].attempt = Attempt(
      collectedOn: FilesProgram.day("2026-10-11"), reason: .pending)
    patient.judgement.obligations[0].reason = .stale(ageDays: 44)
    patient.judgement.intervals = [
      TestInterval(
        requirement: FilesProgram.monthly, lastDoneOn: FilesProgram.day("2026-08-30"),
        longestGapDays: 84)
    ]
    let row = try #require(try FilesReport([patient]).table("missed-tests.csv").dropFirst().first)
    try #require(row.count == 30)
    #expect(
      row == [
        "1", "S-0", "Site 0", "P-0", "Dr. Osei", "4", "0042", "Family", "Given", "1984-02-29",
        "monthly", "Monthly test", "1", "2026-09-14", "2026-10-13", "2026-10-23", "missed", "40",
        "2026-08-30", "84", "3", "2026-10-11", "pending", "required", "lost-to-follow-up",
        "stale (44 days before)", "'@Label, 2.6 (2024)", row[27], "2026-11-22",
        "Monthly test due 13 Oct 2026 (every month, 10 days of grace, from the infusion of "
          + "22 Nov 2025; @Label, 2.6). Last done 30 Aug 2026, none since. A specimen of "
          + "11 Oct 2026 has no final result yet. Counted until 23 Oct 2026.",
      ])
  }
}
