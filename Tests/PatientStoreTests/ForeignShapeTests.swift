import ClinicHarness
import HostileClinic
import Monitoring
import PatientStore
import ReferenceJudge
import Testing

/// Databases of another shape, read through views: nothing keeps their cells in order.
@Suite struct ForeignShapeTests {
  @Test func `A clinic is judged alike in its own tables and through views`() throws {
    let clinic = hostileClinic(seed: 11, patients: 60, tidy: false).clinic
    let own = try StoreFixture.judge(clinic)
    let foreign = try LooseDatabase.judge(clinic)
    #expect(try own.verdicts() == foreign.verdicts())
    #expect(own.counts == foreign.counts)
    #expect(own.findings == foreign.findings)
  }

  @Test func `Patients with one record number are both judged and both named`() throws {
    let judged = try judge("UPDATE raw_patient SET mrn = 'same' WHERE patient_id IN (1, 3)")
    #expect(judged.findings(.mrnTwice).map(\.patientID) == [1, 3])
    #expect(judged.patients.allSatisfy { $0.judgement.notEvaluated == nil })
  }

  @Test(arguments: ["NULL", "'x'"])
  func `Equal record numbers are findings also where an id is no number`(_ id: String) throws {
    let judged = try judge(
      "UPDATE raw_patient SET mrn = 'same'; UPDATE raw_patient SET patient_id = \(id) "
        + "WHERE patient_id = 2")
    #expect(judged.patients.count == 3)
    #expect(judged.findings(.mrnTwice).count == 3)
    #expect(judged.findings(.mrnTwice).compactMap(\.patientID) == [1, 3])
  }

  @Test func `A patient id that occurs twice is not evaluated, each time`() throws {
    let judged = try judge("UPDATE raw_patient SET patient_id = 1 WHERE patient_id = 2")
    #expect(judged.patients.map(\.record.identity.id) == [1, 1, 3])
    #expect(
      judged.patients.map(\.judgement.notEvaluated) == [.identifierTwice, .identifierTwice, nil])
    #expect(judged.findings(.patientIDTwice).map(\.patientID) == [1, 1])
  }

  @Test(arguments: ["NULL", "'7'", "'seven'", "1.5", "x'07'"])
  func `A patient whose id is no whole number is not evaluated`(_ id: String) throws {
    let judged = try judge("UPDATE raw_patient SET patient_id = \(id) WHERE patient_id = 2")
    #expect(judged.patients.count == 3)
    let odd = judged.patients.filter { $0.record.identity.id == nil }
    #expect(odd.map(\.judgement.notEvaluated) == [.identifierUnreadable])
    #expect(judged.findings(.patientIDUnreadable).contains { $0.table == "patient" })
    // What was recorded of patient 2 is nobody's now.
    #expect(judged.findings(.patientMissing).map(\.patientID) == [2])
    #expect(judged.counts.patientRows == 3)
  }

  @Test func `Rows without a patient id are counted once a table`() throws {
    let judged = try judge(
      """
      INSERT INTO raw_observation (patient_id, collected_on, code, recorded_at)
      VALUES (NULL, '2025-01-01', '6690-2', '2025-01-02T00:00:00Z'),
        (NULL, '2025-01-02', '6690-2', '2025-01-02T00:00:00Z'),
        ('x', '2025-01-02', '6690-2', '2025-01-02T00:00:00Z')
      """)
    let findings = judged.findings(.ownerUnreadable)
    #expect(findings.map(\.table).allSatisfy { $0 == "observation" })
    #expect(findings.map(\.rows).reduce(0, +) == 3)
  }

  @Test(arguments: [
    ("infusion", "course", "'one'", Problem.numberUnreadable),
    ("infusion", "dose_mg", "'12 mg'", .numberUnreadable),
    ("infusion", "voided", "'no'", .valueUnknown),
    ("infusion", "voided", "-1", .valueUnknown),

    ("observation", "code", "NULL", .rowWithoutMeaning),

    ("infusion", "infused_on", "20250106", .dateUnreadable),
    ("infusion", "recorded_at", "NULL", .instantUnreadable),
    ("observation", "collected_on", "NULL", .dateUnreadable),
    ("observation", "value", "'5,1'", .numberUnreadable),
    ("observation", "status", "NULL", .statusUnknown),
    ("standing", "status", "'gone'", .rowWithoutMeaning),
    ("waiver", "requirement", "NULL", .requirementUnknown),
    ("waiver", "to_on", "NULL", .dateUnreadable),
    ("patient", "sex", "'X'", .valueUnknown), ("patient", "sex", "NULL", .valueUnknown),
  ])
  func `A cell that a table would refuse is a finding`(
    _ table: String, _ column: String, _ value: String, _ problem: Problem
  ) throws {
    let judged = try judge("UPDATE raw_\(table) SET \(column) = \(value) WHERE patient_id = 1")
    let places = judged.findings(problem).filter { $0.patientID == 1 }
    #expect(places.map { "\($0.table).\($0.column)" } == ["\(table).\(column)"])
    #expect(judged.patients.count == 3)
  }

  @Test(arguments: [
    ("form", "kind, submitted_on", "'patient-status', '2025-01-05'", Problem.valueUnknown),
    ("form", "voided, submitted_on", "0, '2025-01-05'", .rowWithoutMeaning),
    ("history", "started_on", "'2025-01-05'", .rowWithoutMeaning),
    ("medication", "started_on", "'2025-01-05'", .rowWithoutMeaning),
    ("care_assignment", "from_on", "'2025-01-05'", .rowWithoutMeaning),
  ])
  func `A row that lacks what it is about is a finding`(
    _ table: String, _ columns: String, _ values: String, _ problem: Problem
  ) throws {
    let judged = try judge(
      """
      INSERT INTO raw_\(table) (patient_id, recorded_at, \(columns))
      VALUES (1, '2025-01-06T00:00:00Z', \(values))
      """)
    #expect(judged.findings(problem).map(\.table) == [table])
  }

  @Test func `Days kept as another kind of value stand where they belong`() throws {
    let clinic = hostileClinic(seed: 17, patients: 60, tidy: true).clinic
    let own = try StoreFixture.judge(clinic)
    let mixed = """
      UPDATE raw_infusion SET infused_on = CAST(infused_on AS BLOB) WHERE infused_on < '2021';
      UPDATE raw_infusion SET recorded_at = CAST(recorded_at AS BLOB) WHERE recorded_at < '2021';
      UPDATE raw_observation SET collected_on = CAST(collected_on AS BLOB) WHERE code < '5'
      """
    #expect(try LooseDatabase.judge(clinic, after: mixed).verdicts() == own.verdicts())
  }

  @Test func `Very many bad rows are counted, not all kept`() throws {
    let judged = try judge(
      """
      INSERT INTO raw_observation (patient_id, collected_on, specimen, code, recorded_at, status)
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
      SELECT 1, '20250101', i, '6690-2', '2025-01-02T00:00:00Z', 'F' FROM n
      """)
    let findings = judged.findings(.dateUnreadable)
    #expect(findings.map(\.rows).reduce(0, +) == 5000)
    #expect(findings.count <= 1000)
  }

  @Test func `Two equal rows of a view are versions of one fact`() throws {
    let judged = try judge("INSERT INTO raw_infusion SELECT * FROM raw_infusion")
    let once = try judge("")
    #expect(try judged.verdicts() == once.verdicts())
  }

  private func judge(_ sql: String) throws -> JudgedClinic {
    var clinic = StoreFixture.clinic()
    clinic.patients = [1, 2, 3].map { id in
      StoreFixture.patient(
        id,
        rows: ["infusion", "observation", "standing", "waiver"].reduce(into: [:]) {
          guard $1 == "infusion" || id == 1 else { return }
          $0[$1] = [StoreFixture.row($1, ["patient_id": .integer(id)])]
        })
    }
    return try LooseDatabase.judge(clinic, after: sql)
  }
}
