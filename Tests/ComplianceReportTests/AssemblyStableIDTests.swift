import Monitoring
import Testing

/// The ids of obligations: what a ledger of earlier reports recognizes a row by.
@Suite struct AssemblyStableIDTests {
  private func ids(_ change: (inout FilesPatient) -> Void = { _ in }, asOf: Int = 0) throws
    -> [String]
  {
    var patient = FilesPatient(1)
    patient.owe(FilesProgram.monthly, daysAgo: 40, .missed)
    change(&patient)
    let report = try FilesReport([patient], asOf: FilesProgram.asOf.goingBack(days: asOf))
    return try report.rows("obligations.csv").compactMap { $0["obligation_id"] }
  }

  @Test func `An id is made of patient, requirement, episode and due day and stays so`() throws {
    // The first 16 digits of the SHA-256 of "1|monthly|1|2026-10-13".
    #expect(try ids() == ["2fa7f9ddfe2d8805"])
  }

  @Test func `An id is the same on the next night and in every state`() throws {
    let id = try ids()
    #expect(try ids(asOf: -1) == id)
    for state in ObligationState.allCases where state != .upcoming {
      #expect(try ids({ $0.judgement.obligations[0].state = state }) == id)
    }
  }

  @Test func `An id has nothing to do with names, numbers, sites and periods`() throws {
    let id = try ids()
    #expect(try ids({ $0.record.identity.mrn = "other" }) == id)
    #expect(try ids({ $0.record.identity.familyName = "other" }) == id)
    #expect(try ids({ $0.judgement.obligations[0].site = nil }) == id)
    #expect(try ids({ $0.judgement.obligations[0].occurrence = .period(7) }) == id)
  }

  @Test func `Another patient, requirement, episode or due day has another id`() throws {
    let due = FilesProgram.day("2026-10-12")
    let ids = try [
      ids(), ids({ $0.record.identity.id = 2 }), ids({ $0.record.identity.id = -1 }),
      ids({ $0.judgement.obligations[0].requirement = FilesProgram.baseline }),
      ids({ $0.judgement.obligations[0].episode = 11 }),
      ids({ $0.judgement.obligations[0].dueOn = due }),
    ].joined()
    #expect(ids.count == 6)
    #expect(Set(ids).count == 6)
    for id in ids { #expect(try /[0-9a-f]{16}/.wholeMatch(in: id) != nil, "\(id)") }
  }

  @Test func `What is owed once a course has another id for another course`() throws {
    let ofCourses = try [1, 2].flatMap { course in
      try ids({ $0.judgement.obligations[0].occurrence = .course(course) })
    }
    // Of "1|monthly|1|2026-10-13|1" and of the same with a 2.
    #expect(ofCourses == ["52ffd465c3238c7d", "61415fd1a0cf6226"])
  }

  @Test func `A row of work and its obligation have one id, and no two rows share one`() throws {
    let report = try AssemblyManyRows.written.get().report
    let obligations = try report.column("obligation_id", of: "obligations.csv")
    let work = try ["missed-tests.csv", "due-soon.csv"].flatMap {
      try FilesReport.column("obligation_id", of: AssemblyManyRows.table($0))
    }
    #expect(work.count > 60_000)
    #expect(Set(work).count == work.count)
    #expect(Set(work) == Set(obligations))
  }
}
