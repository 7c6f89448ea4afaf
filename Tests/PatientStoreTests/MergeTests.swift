import ClinicHarness
import Monitoring
import PatientStore
import ReferenceJudge
import Testing

/// The merge of the tables: every row finds its patient, or is counted as nobody's.
@Suite struct MergeTests {
  @Test func `Rows of patients who do not exist are one finding a patient and table`() throws {
    // Before the first, between two, and after the last.
    var patients = [1, 9].map { StoreFixture.patient($0, rows: observations(of: $0, 1)) }
    for stranger: Int64 in [-5, 5, 99] {
      patients[0].rows["observation", default: []] += rows("observation", of: stranger, 2)
      patients[0].rows["form", default: []] += rows("form", of: stranger, 1)
    }
    var clinic = StoreFixture.clinic()
    clinic.patients = patients
    let judged = try StoreFixture.judge(clinic)
    let found = judged.findings(.patientMissing).map {
      "\($0.table) \($0.patientID ?? 0) \($0.rows)"
    }
    #expect(
      Set(found) == [
        "observation -5 2", "observation 5 2", "observation 99 2", "form -5 1", "form 5 1",
        "form 99 1",
      ])
    #expect(found.count == 6)
    #expect(judged.patients.map(\.record.observations.count) == [1, 1])
    #expect(judged.counts.observationRows == 8)
  }

  @Test func `Ids of 64 bits find their rows, the extremes and the negative ones too`() throws {
    let ids: [Int64] = [.min, .min + 1, -1, 0, 1, 4_294_967_296, .max - 1, .max]
    var clinic = StoreFixture.clinic()
    // Inserted in another order than theirs.
    clinic.patients = ids.reversed().enumerated().map { place, id in
      StoreFixture.patient(id, rows: observations(of: id, place + 1))
    }
    let judged = try StoreFixture.judge(clinic)
    #expect(judged.patients.map(\.record.identity.id) == ids)
    #expect(judged.patients.map(\.record.observations.count) == [8, 7, 6, 5, 4, 3, 2, 1])
    #expect(judged.findings == [])
  }

  @Test func `What was recorded at known-at exists, and a second later it does not`() throws {
    let rows = ["2025-03-01T11:59:59Z", "2025-03-01T12:00:00Z", "2025-03-01T12:00:01Z"].map {
      StoreFixture.row("observation", ["recorded_at": .text($0)])
    }
    let clinic = StoreFixture.clinic(StoreFixture.patient(rows: ["observation": rows]))
    let knownAt = try #require(Instant(rfc3339: "2025-03-01T12:00:00Z"))
    let known = try StoreFixture.judge(clinic, knownAt: knownAt)
    #expect(known.patient(1)?.record.observations.count == 2)
    #expect(known.counts.observationRows == 3)
    #expect(known.counts.knownObservationRows == 2)
    #expect(try StoreFixture.judge(clinic).patient(1)?.record.observations.count == 3)
    let day = try #require(CivilDate("2025-02-28"))
    let before = try StoreFixture.judge(clinic, knownAt: Instant(endOf: day))
    #expect(before.patient(1)?.record.observations.count == 0)
  }

  @Test(arguments: StoreFixture.goodRows.keys.sorted())
  func `Known-at reaches every table of facts`(_ table: String) throws {
    let clinic = StoreFixture.clinic(
      StoreFixture.patient(rows: [table: [StoreFixture.row(table)]]))
    let at = try #require(Instant(rfc3339: StoreFixture.recorded))
    let before = Instant(seconds: at.seconds - 1)
    let counts = try [at, before].map {
      try StoreFixture.judge(clinic, knownAt: $0).patient(1)?.record.count(of: table)
    }
    #expect(counts == [1, 0])
  }

  @Test func `Certifications recorded after known-at do not exist`() throws {
    var clinic = StoreFixture.clinic(StoreFixture.patient())
    clinic.certifications = [
      [
        "holder_kind": .text("facility"), "holder_id": .text("F1"),
        "certified_on": .text("2020-01-01"), "recorded_at": .text(StoreFixture.recorded),
      ]
    ]
    let at = try #require(Instant(rfc3339: StoreFixture.recorded))
    let counts = try [at, Instant(seconds: at.seconds - 1)].map {
      try StoreFixture.judge(clinic, knownAt: $0).directory.facilities.first?.certifications.count
    }
    #expect(counts == [1, 0])
  }

  @Test func `A specimen is all rows of one day with equal specimen text`() throws {
    // Long ones too, which differ at one place alone.
    let long = ["-", "+", "-"].map { "ACC-2025-0000123\($0)LAB-7-0000456-B" }
    let short = ["", "A1", "A1 ", "a1", "A1", "A2", "", "A3", "\u{E9}", "e\u{301}"]
    let texts = short + long
    let rows = texts.enumerated().map { place, text in
      StoreFixture.row(
        "observation",
        [
          "specimen": .text(text),
          "recorded_at": .text("2025-03-01T12:00:\(10 + place)Z"), "value": .real(Double(place)),
        ])
    }
    let judged = try StoreFixture.judge(
      StoreFixture.clinic(StoreFixture.patient(rows: ["observation": rows])))
    let found = try #require(judged.patient(1)?.record.observations)
    #expect(found.count == texts.count)
    for left in found {
      for right in found {
        let isEqual = Array(texts[Int(left.number)].utf8) == Array(texts[Int(right.number)].utf8)
        #expect((left.specimen == right.specimen) == isEqual)
      }
    }
  }

  /// SQLite sorts all rows then, or those of a patient, of a day or of a specimen together.
  @Test(arguments: [
    "code, patient_id, collected_on, specimen, recorded_at",
    "patient_id, code, collected_on, specimen, recorded_at",
    "patient_id, collected_on, code, specimen, recorded_at",
    "patient_id, collected_on, specimen, recorded_at, code",
  ])
  func `A table whose rows lie in another order than the schema's is read in the schema's`(
    _ key: String
  ) throws {
    let clinic = manySpecimens()
    let judged = try ClinicHarness.withScratchFolder { folder in
      let path = folder + "/patients.db"
      try ClinicHarness.write(clinic, to: path)
      try OtherOrder.impose(key, on: path)
      return try ClinicHarness.judgeDatabase(
        path, program: StoreFixture.program(), asOf: StoreFixture.asOf(), knownAt: nil)
    }
    let own = try StoreFixture.judge(clinic)
    #expect(judged.patients.map(\.record.observations) == own.patients.map(\.record.observations))
    #expect(judged.patients.map(\.record.observations.count) == [54, 54])
    #expect(judged.counts == own.counts)
    #expect(judged.findings == own.findings)
  }

  @Test func `A database can be scanned a second time`() throws {
    try ClinicHarness.withScratchFolder { folder in
      let path = folder + "/patients.db"
      try ClinicHarness.write(manySpecimens(), to: path)
      let database = try PatientDatabase(path: path, views: nil)
      for _ in 1...2 { #expect(try observationRows(database) == 3 * 54) }
    }
  }

  private func observationRows(_ database: PatientDatabase) throws -> Int {
    let question = ScanQuestion(program: try StoreFixture.program(), knownAt: nil)
    return try database.scan(question) { scan in
      var record = PatientRecord()
      while try scan.next(into: &record) {}
      return scan.counts.observationRows
    }
  }

  /// Patients 1 and 3, and as many rows of a patient 2 who does not exist: days of specimens, of
  /// which each has codes in two versions.
  private func manySpecimens() -> RawClinic {
    func rows(of id: Int64) -> [RawRow] {
      ["2025-02-03", "2025-02-10", "2025-02-17"].flatMap { day in
        ["A", "B", "C"].flatMap { specimen in
          ["6690-2", "718-7", "777-3"].flatMap { code in
            [StoreFixture.recorded, StoreFixture.later].map { recorded in
              StoreFixture.row(
                "observation",
                [
                  "patient_id": .integer(id), "collected_on": .text(day),
                  "specimen": .text(specimen), "code": .text(code), "recorded_at": .text(recorded),
                ])
            }
          }
        }
      }
    }
    var clinic = StoreFixture.clinic()
    clinic.patients = [
      StoreFixture.patient(1, rows: ["observation": rows(of: 1) + rows(of: 2)]),
      StoreFixture.patient(3, rows: ["observation": rows(of: 3)]),
    ]
    return clinic
  }

  private func observations(of id: Int64, _ count: Int) -> [String: [RawRow]] {
    ["observation": rows("observation", of: id, count)]
  }

  private func rows(_ table: String, of id: Int64, _ count: Int) -> [RawRow] {
    (0..<count).map {
      StoreFixture.row(
        table, ["patient_id": .integer(id), "recorded_at": .text("2025-03-01T12:00:0\($0)Z")])
    }
  }
}
