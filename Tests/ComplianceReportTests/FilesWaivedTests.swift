import Monitoring
import Testing

/// `waived.csv`: what need not be met is always shown, and so is a decision made afterwards.
@Suite struct FilesWaivedTests {
  /// Treated on 1 August: the first monthly test is due on 1 September and closes ten days later.
  private func patient(waiverRecordedOn text: String) -> FilesPatient {
    var patient = FilesPatient(1, mrn: "0042")
    let start = FilesProgram.day("2026-08-01")
    patient.record.infusions = [InfusionRow(infusedOn: start, recordedAt: Instant(endOf: start))]
    let due = FilesProgram.day("2026-09-01")
    patient.record.waivers = [
      WaiverRow(
        requirement: FilesProgram.monthly, fromOn: due, toOn: due,
        recordedAt: Instant(endOf: FilesProgram.day(text)), reason: "Seen, \"elsewhere\"")
    ]
    patient.judgement = FilesProgram.judged(patient.record)
    return patient
  }

  @Test(arguments: [("2026-09-10", "no"), ("2026-09-11", "no"), ("2026-09-12", "yes")])
  func `A waiver is retroactive from the day after the obligation closed`(
    _ recordedOn: String, _ isRetroactive: String
  ) throws {
    let report = try FilesReport([patient(waiverRecordedOn: recordedOn)])
    let rows = try report.table("waived.csv").dropFirst()
    #expect(
      rows == [
        [
          "", "1", "0042", "Family", "Given", "Monthly test", "1", "2026-09-01",
          "Seen, \"elsewhere\"", recordedOn, isRetroactive,
        ]
      ])
    let obligation = try report.rows("obligations.csv").first { $0["state"] == "waived" }
    let mark = isRetroactive == "yes" ? " (retroactive)" : ""
    #expect(obligation?["reason"] == "Seen, \"elsewhere\"" + mark)
  }

  @Test func `What is waived is on no work list and in no rate`() throws {
    var patient = FilesPatient(1)
    patient.waive(FilesProgram.monthly, daysAgo: 40, reason: "seen elsewhere")
    let report = try FilesReport([patient])
    #expect(try report.rows("missed-tests.csv") == [])
    #expect(try report.rows("waived.csv").count == 1)
    let all = try report.rows("summary.csv").first { $0["group"] == "all" }
    #expect(all?["owed"] == "0")
    #expect(all?["waived"] == "1")
  }

  @Test(arguments: [PatientStatus.deceased, .transferredOut, .completed])
  func `A waiver is shown also of a patient who is listed no more`(_ status: PatientStatus) throws {
    var patient = FilesPatient(1)
    patient.judgement.status = status
    patient.waive(FilesProgram.monthly, daysAgo: 40, reason: "seen elsewhere", isRetroactive: true)
    let rows = try FilesReport([patient]).rows("waived.csv")
    #expect(rows.map { $0["retroactive"] } == ["yes"])
  }

  @Test func `Each of several waivers is shown with its own reason`() throws {
    var patient = FilesPatient(1)
    patient.waive(FilesProgram.monthly, daysAgo: 70, reason: "first")
    patient.waive(FilesProgram.monthly, daysAgo: 40, reason: "second", isRetroactive: true)
    let rows = try FilesReport([patient]).rows("waived.csv")
    #expect(rows.map { $0["reason"] } == ["first", "second"])
    #expect(rows.map { $0["recorded_on"] } == ["2026-09-13", "2026-10-13"])
  }
}
