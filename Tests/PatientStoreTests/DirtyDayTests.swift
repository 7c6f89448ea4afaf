import ClinicHarness
import Monitoring
import ReferenceJudge
import Testing

/// Days and instants that cannot be read: the row is dropped and said so.
@Suite struct DirtyDayTests {
  struct Cell: CustomTestStringConvertible, Sendable {
    var table: String
    var column: String
    var text: String
    var problem = Problem.dateUnreadable

    var testDescription: String { "\(table).\(column) '\(text)'" }
  }

  static let days: [Cell] = [
    ("care_assignment", "from_on"), ("standing", "from_on"), ("observation", "collected_on"),
    ("form", "submitted_on"), ("medication", "started_on"), ("medication", "ended_on"),
    ("history", "started_on"), ("history", "ended_on"), ("waiver", "from_on"),
    ("waiver", "to_on"),
  ].flatMap { table, column in
    ["2025-02-30", "2025-2-3", "02/03/2025", "", "2025-02-03 "].map {
      Cell(table: table, column: column, text: $0)
    }
  }

  static let instants: [Cell] = StoreFixture.goodRows.keys.sorted().flatMap { table in
    ["2025-03-01", "2025-03-01 12:00:00", "2025-03-01T24:00:00Z", "2025-03-01T12:00:00+00:00", ""]
      .map { Cell(table: table, column: "recorded_at", text: $0, problem: .instantUnreadable) }
  }

  @Test(arguments: days + instants)
  func `A row with an unreadable day or instant is a finding and is not used`(_ cell: Cell) throws {
    let row = StoreFixture.row(cell.table, [cell.column: .text(cell.text)])
    let judged = try StoreFixture.judge(
      StoreFixture.clinic(StoreFixture.patient(rows: [cell.table: [row]])))
    let patient = try #require(judged.patient(1))
    #expect(patient.record.count(of: cell.table) == 0)
    #expect(judged.findings(cell.problem).count == 1)
    let finding = try #require(judged.findings(cell.problem).first)
    #expect((finding.table, finding.column) == (cell.table, cell.column))
    #expect((finding.patientID, finding.rows) == (1, 1))
    #expect(finding.key.contains("recorded_at="))
    // Without an infusion's day every due day might be wrong; of all else the patient is judged.
    let isJudged = cell.table != "infusion"
    #expect((patient.judgement.status != .notEvaluated) == isJudged)
  }

  @Test(arguments: StoreFixture.goodRows.keys.sorted())
  func `The row that the dirty ones were made from is used`(_ table: String) throws {
    let clinic = StoreFixture.clinic(
      StoreFixture.patient(rows: [table: [StoreFixture.row(table)]]))
    let judged = try StoreFixture.judge(clinic)
    #expect(judged.patient(1)?.record.count(of: table) == 1)
    #expect(judged.findings == [])
    #expect(judged.patient(1)?.judgement.status != .notEvaluated)
  }

  @Test(arguments: [("medication", "ended_on"), ("history", "ended_on"), ("waiver", "to_on")])
  func `Of a fact whose latest version cannot be read the one before counts`(
    _ table: String, _ column: String
  ) throws {
    let rows = [
      StoreFixture.row(table),
      StoreFixture.row(
        table, ["recorded_at": .text(StoreFixture.later), column: .text("soon")]),
    ]
    let judged = try StoreFixture.judge(
      StoreFixture.clinic(StoreFixture.patient(rows: [table: rows])))
    let alone = try StoreFixture.judge(
      StoreFixture.clinic(StoreFixture.patient(rows: [table: [rows[0]]])))
    #expect(judged.patient(1)?.record.count(of: table) == 1)
    #expect(try judged.verdicts() == alone.verdicts())
    #expect(judged.findings(.dateUnreadable).count == 1)
  }

  @Test func `An older certification counts where the end of its correction cannot be read`() throws
  {
    var clinic = StoreFixture.clinic(StoreFixture.patient())
    let good: RawRow = [
      "holder_kind": .text("prescriber"), "holder_id": .text("P1"),
      "certified_on": .text("2020-01-01"), "recorded_at": .text(StoreFixture.recorded),
    ]
    let bad = ["ends_on": RawValue.text("2024-13-01"), "recorded_at": .text(StoreFixture.later)]
    clinic.certifications = [good, good.merging(bad) { $1 }]
    let judged = try StoreFixture.judge(clinic)
    #expect(judged.directory.prescribers.first?.certifications.count == 1)
    let finding = try #require(judged.findings(.dateUnreadable).first)
    #expect((finding.table, finding.column) == ("certification", "ends_on"))
    #expect(finding.patientID == nil)
  }

  @Test(arguments: ["certified_on", "recorded_at"])
  func `A certification without a readable day or instant does not exist`(_ column: String) throws {
    var clinic = StoreFixture.clinic(StoreFixture.patient())
    let row: RawRow = [
      "holder_kind": .text("facility"), "holder_id": .text("F1"),
      "certified_on": .text("2020-01-01"), "recorded_at": .text(StoreFixture.recorded),
    ]
    clinic.certifications = [row.merging([column: .text("long ago")]) { $1 }]
    let judged = try StoreFixture.judge(clinic)
    #expect(judged.directory.facilities.first?.certifications == [])
    #expect(judged.findings.map(\.column) == [column])
  }

  @Test func `The key of a finding leads to the row`() throws {
    let row = StoreFixture.row("observation", ["collected_on": .text("3 Feb")])
    let judged = try StoreFixture.judge(
      StoreFixture.clinic(StoreFixture.patient(rows: ["observation": [row]])))
    #expect(
      judged.findings.map(\.key) == [
        "collected_on=3 Feb specimen=A1 code=6690-2 recorded_at=\(StoreFixture.recorded)"
      ])
  }
}
