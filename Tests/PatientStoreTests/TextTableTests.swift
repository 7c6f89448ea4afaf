import ClinicHarness
import Monitoring
import ReferenceJudge
import Testing

/// Words and ids are looked up by their bytes: many of them, empty ones and near ones.
@Suite struct TextTableTests {
  @Test func `A code that no requirement uses is counted by name`() throws {
    let codes = ["LOCAL", "6690-2", "", "LOCAL", "6690-2 ", "6690-20", "6690"]
    let judged = try judge(codes: codes)
    #expect(judged.patient(1)?.record.observations.count == 1)
    let counted = Dictionary(
      uniqueKeysWithValues: judged.counts.unusedCodes.map { ($0.code, $0.rows) })
    #expect(counted == ["LOCAL": 2, "": 1, "6690-2 ": 1, "6690-20": 1, "6690": 1])
    #expect(judged.counts.unusedCodes.first?.code == "LOCAL")
    #expect(judged.counts.usedCodes == [CodeCount(code: "6690-2", rows: 1)])
    #expect(judged.counts.observationRows == codes.count)
  }

  @Test func `Codes of every length are told apart, wherever they differ`() throws {
    let codes = (0...40).flatMap { length -> [String] in
      let text = String(repeating: "x", count: length)
      return [text]
        + (0..<length).map { place in
          String(text.enumerated().map { $0.offset == place ? "y" : $0.element })
        }
    }
    // Each twice, so that a code taken for another would be counted once more.
    let judged = try judge(codes: codes + codes)
    #expect(judged.counts.otherUnusedCodes == codes.count - judged.counts.unusedCodes.count)
    #expect(judged.counts.unusedCodes.allSatisfy { $0.rows == 2 })
    #expect(Set(judged.counts.unusedCodes.map(\.code)).count == judged.counts.unusedCodes.count)
  }

  @Test func `Kinds of forms, medications and histories that nothing uses are counted`() throws {
    let tables = ["form", "medication", "history"]
    let rows = Dictionary(
      uniqueKeysWithValues: tables.map { table in
        (table, [StoreFixture.row(table, ["kind": .text("odd")])])
      })
    let judged = try StoreFixture.judge(StoreFixture.clinic(StoreFixture.patient(rows: rows)))
    #expect(judged.counts.unusedCodes.map(\.code) == ["odd", "odd", "odd"])
    #expect(judged.counts.unusedCodes.map(\.table).sorted() == tables.sorted())
    for table in tables { #expect(judged.patient(1)?.record.count(of: table) == 0) }
  }

  @Test func `However many unused codes there are, no row of them is lost from the count`() throws {
    let judged = try judge(codes: (0..<10_300).map { "X\($0)" })
    let listed = judged.counts.unusedCodes
    #expect(listed.count == 50)
    #expect(listed.map(\.rows).reduce(0, +) + judged.counts.otherUnusedRows == 10_300)
    #expect(judged.counts.otherUnusedCodes >= 9_950)
  }

  @Test func `Thousands of sites keep their own names and patients`() throws {
    var clinic = StoreFixture.clinic()
    let ids = (0..<3000).map { "site-\($0)" } + [""]
    clinic.sites = ids.map {
      ["site_id": .text($0), "name": .text("name of \($0)"), "time_zone": .text("UTC")]
    }
    clinic.patients = ids.indices.map { place in
      let row = StoreFixture.row(
        "care_assignment",
        ["patient_id": .integer(Int64(place)), "site_id": .text(ids[ids.count - 1 - place])])
      return StoreFixture.patient(Int64(place), rows: ["care_assignment": [row]])
    }
    let judged = try StoreFixture.judge(clinic)
    #expect(judged.findings == [])
    #expect(judged.directory.sites.count == ids.count)
    for patient in judged.patients {
      let place = try #require(patient.record.identity.id)
      let site = try #require(patient.record.assignments.first?.site)
      let expected = ids[ids.count - 1 - Int(place)]
      #expect(judged.directory.sites[Int(site.value)].id == expected)
      #expect(judged.directory.sites[Int(site.value)].name == "name of \(expected)")
    }
  }

  @Test func `Equal products of a medication are one fact, near ones are others`() throws {
    let products = ["", "a", "b", "a", "A", "a "]
    let rows = products.enumerated().map { place, product in
      StoreFixture.row(
        "medication",
        [
          "product": .text(product), "recorded_at": .text("2025-03-01T12:00:0\(place)Z"),
        ])
    }
    let judged = try StoreFixture.judge(
      StoreFixture.clinic(StoreFixture.patient(rows: ["medication": rows])))
    let numbers = try #require(judged.patient(1)?.record.medications.map(\.product))
    #expect(numbers.count == 6)
    #expect(Set(numbers).count == 5)
  }

  private func judge(codes: [String]) throws -> JudgedClinic {
    let rows = codes.enumerated().map { place, code in
      StoreFixture.row(
        "observation", ["code": .text(code), "specimen": .text("S\(place)")])
    }
    return try StoreFixture.judge(
      StoreFixture.clinic(StoreFixture.patient(rows: ["observation": rows])))
  }
}
