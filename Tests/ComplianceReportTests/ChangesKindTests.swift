import Monitoring
import Testing

/// What became of one gap from one night to the next.
@Suite struct ChangesKindTests {
  private func second(_ nights: [[FilesPatient]]) throws -> FilesReport {
    try #require(try ChangesNights.reports(nights).last)
  }

  @Test func `Without an earlier report every gap is new and first reported today`() throws {
    let report = try second([[ChangesNights.patient(.missed)]])
    #expect(try report.changeWords() == ["new >missed"])
    #expect(try report.column("first_reported_on", of: "missed-tests.csv") == ["2026-11-22"])
    #expect(report.changes.new == 1)
    #expect(report.changes.stillOpen == 0)
  }

  @Test func `A gap that was listed the night before is still open and keeps its first day`() throws
  {
    let gap = ChangesNights.patient(.missed)
    let report = try second([[gap], [gap], [gap]])
    #expect(try report.changeWords() == [])
    #expect(report.changes.stillOpen == 1)
    #expect(report.changes.oldestOpenDays == 2)
    #expect(try report.column("first_reported_on", of: "missed-tests.csv") == ["2026-11-22"])
    #expect(try report.remembered().map { $0["since_on"] } == ["2026-11-22"])
  }

  @Test func `What is due has no day on which it was first reported`() throws {
    let report = try second([[ChangesNights.patient(.due)], [ChangesNights.patient(.due)]])
    #expect(try report.remembered().isEmpty)
    var patient = FilesPatient(1)
    patient.owe(FilesProgram.monthly, daysAgo: -3, .due)
    let due = try second([[patient], [patient]])
    #expect(try due.column("first_reported_on", of: "due-soon.csv") == [""])
  }

  @Test(arguments: [
    (ObligationState.done, "resolved missed>closed done-on-time", "2026-10-13"),
    (.doneLate, "resolved missed>closed done-late", "2026-10-13"),
    (.waived, "resolved missed>closed waived", ""),
    (.cancelled, "resolved missed>closed cancelled", ""),
    (.due, "resolved missed>closed not-due-yet", ""),
    (.upcoming, "resolved missed>closed not-due-yet", ""),
  ])
  func `A gap is resolved in the way its obligation says`(
    state: ObligationState, words: String, day: String
  ) throws {
    let report = try second([[ChangesNights.patient(.missed)], [ChangesNights.patient(state)]])
    #expect(try report.changeWords() == [words])
    #expect(try report.column("resolved_on", of: "changes.csv") == [day])
    #expect(report.changes.resolved == 1)
    #expect(try report.remembered().map { $0["status"] } == ["closed"])
  }

  @Test(arguments: [
    (PatientStatus.completed, "completed"), (.deceased, "deceased"),
    (.transferredOut, "transferred-out"),
  ])
  func `An unmet gap of a patient whose surveillance is over is resolved by that`(
    status: PatientStatus, how: String
  ) throws {
    let night = [ChangesNights.patient(.missed, status: status)]
    let report = try second([[ChangesNights.patient(.missed)], night])
    #expect(try report.changeWords() == ["resolved missed>closed \(how)"])
  }

  @Test func `A gap of an earlier episode is resolved by the new one`() throws {
    var later = ChangesNights.patient(.missed)
    later.judgement.episodes.append(FilesProgram.episode)
    let report = try second([[ChangesNights.patient(.missed)], [later]])
    #expect(try report.changeWords() == ["resolved missed>closed earlier-episode"])
  }

  @Test func `A gap whose patient has lost every infusion is not resolved, unless one is voided`()
    throws
  {
    var empty = FilesPatient(1)
    empty.judgement.status = .notStarted
    let gone = try second([[ChangesNights.patient(.missed)], [empty]])
    #expect(try gone.changeWords() == ["no-longer-judged missed>not-judged infusions-gone"])
    empty.record.infusions = [
      InfusionRow(
        infusedOn: FilesProgram.asOf, recordedAt: Instant(endOf: FilesProgram.asOf), isVoided: true)
    ]
    let voided = try second([[ChangesNights.patient(.missed)], [empty]])
    #expect(try voided.changeWords() == ["resolved missed>closed no-longer-owed"])
  }

  @Test(arguments: [PatientStatus.gap, .completed])
  func `An obligation that is there no longer is no longer owed`(status: PatientStatus) throws {
    var empty = FilesPatient(1)
    empty.judgement.status = status
    let report = try second([[ChangesNights.patient(.missed)], [empty]])
    #expect(try report.changeWords() == ["resolved missed>closed no-longer-owed"])
  }

  @Test(arguments: [(PatientStatus.deceased, "deceased"), (.transferredOut, "transferred-out")])
  func `A period that is not even written after a death is resolved by the death`(
    status: PatientStatus, how: String
  ) throws {
    var empty = FilesPatient(1)
    empty.judgement.status = status
    let report = try second([[ChangesNights.patient(.missed)], [empty]])
    #expect(try report.changeWords() == ["resolved missed>closed \(how)"])
  }

  @Test func `A gap whose patient cannot be evaluated is not resolved`() throws {
    let night = [ChangesNights.patient(.missed, status: .notEvaluated)]
    let report = try second([[ChangesNights.patient(.missed)], night])
    #expect(try report.changeWords() == ["no-longer-judged missed>not-judged not-evaluated"])
    #expect(report.changes.resolved == 0)
    #expect(report.changes.noLongerJudged == 1)
  }

  @Test func `A gap in a test that cannot be judged for want of the sex is not resolved`() throws {
    var unknown = FilesPatient(1)
    unknown.judgement.exclusions = [
      Exclusion(requirement: FilesProgram.monthly, kind: .notEvaluated)
    ]
    let report = try second([[ChangesNights.patient(.missed)], [unknown]])
    #expect(try report.changeWords() == ["no-longer-judged missed>not-judged not-evaluated"])
    unknown.judgement.exclusions[0].kind = .notApplicable
    let other = try second([[ChangesNights.patient(.missed)], [unknown]])
    #expect(try other.changeWords() == ["resolved missed>closed no-longer-owed"])
  }

  @Test func `A gap whose patient is gone is not resolved, and only ids are known`() throws {
    let others = [ChangesNights.patient(.done, id: 1), ChangesNights.patient(.done, id: 3)]
    let report = try second([
      [others[0], ChangesNights.patient(.missed, id: 2), others[1]], others,
    ])
    #expect(try report.changeWords() == ["no-longer-judged missed>not-judged patient-gone"])
    let row = try #require(try report.rows("changes.csv").first)
    #expect(row["patient_id"] == "2")
    #expect([row["mrn"], row["family_name"], row["given_name"]] == ["", "", ""])
  }

  @Test func `A gap that became missed, or more urgent, is still open and changed`() throws {
    var urgent = ChangesNights.patient(.overdue)
    urgent.judgement.obligations[0].isCurrent = false
    let report = try second([
      [ChangesNights.patient(.overdue)], [ChangesNights.patient(.missed)], [urgent],
    ])
    #expect(try report.changeWords() == ["changed missed>overdue priority 1 to 5"])
    #expect(report.changes.changed == 1)
    #expect(report.changes.stillOpen == 1)
    #expect(try report.remembered().map { $0["since_on"] } == ["2026-11-24"])
  }

  @Test func `Another severity of the rule is a change`() throws {
    let patient = ChangesNights.patient(.missed)
    let first = try FilesReport([patient])
    var program = FilesProgram.value
    program.requirements[FilesProgram.monthly].severity = .recommended
    let report = try FilesReport([patient], program: program, earlier: first)
    let how = "priority 1 to 4; severity required to recommended"
    #expect(try report.changeWords() == ["changed missed>missed \(how)"])
  }

  @Test func `Patients without an id of their own are counted and not compared`() throws {
    var (nameless, twin) = (ChangesNights.patient(.missed), ChangesNights.patient(.missed))
    nameless.record.identity.id = nil
    twin.judgement.status = .notEvaluated
    let report = try second([[nameless, ChangesNights.patient(.missed), twin]])
    #expect(report.changes.patientsNotCompared == 2)
    #expect(report.changes.new == 1)
    #expect(try report.remembered().count == 1)
  }

  @Test func `What nobody can say comes first, then the work in its order, then the rest`() throws {
    func night(_ states: [ObligationState?]) -> [FilesPatient] {
      states.enumerated().compactMap { id, state in
        state.map { ChangesNights.patient($0, id: Int64(id)) }
      }
    }
    let report = try second([
      night([.missed, .missed, .overdue, .done, .missed, .missed]),
      night([.done, nil, .missed, .missed, nil, .doneLate]),
    ])
    let words = try report.rows("changes.csv").map { "\($0["change"] ?? "") \($0["mrn"] ?? "")" }
    #expect(
      words == [
        "no-longer-judged ", "no-longer-judged ", "changed 002", "new 003", "resolved 000",
        "resolved 005",
      ])
  }
}
