import ClinicHarness
import Feeds
import Foundation
import HostileClinic
import Intake
import PatientStore
import Testing

/// Corrections, repeats and late arrivals become versions, and nothing that is known is lost.
@Suite struct VersionTests {
  @Test func `A file that is loaded twice changes nothing, and says so`() throws {
    try withLoads { loads in
      let statements = [
        Statement.result(), .result("777-3"), .result("6690-2", at: "2025-03-02T00:00:00Z"),
      ]
      #expect(try loads.load(statements).count(.record, .loaded) == 3)
      let before = try loads.dump()
      let again = try loads.load(statements, at: "2025-06-02T00:00:00Z")
      #expect(try loads.dump() == before)
      #expect(again.count(.record, .loaded) == 0 && again.records == 3)
    }
  }

  @Test func `A correction is a later row, and the first stays`() throws {
    try withLoads { loads in
      try loads.load([.result(at: "2025-03-02T00:00:00Z", value: 1)])
      try loads.load(
        [.result(at: "2025-03-05T00:00:00Z", status: "C", value: 2)], at: "2025-06-02T00:00:00Z")
      #expect(
        try loads.rows(of: ["observation"]).map { $0.components(separatedBy: "|")[4...6].joined() }
          == ["2025-06-01T00:00:00ZF1.0", "2025-06-02T00:00:00ZC2.0"])
    }
  }

  @Test func `An older version that arrives late is logged and replaces nothing`() throws {
    try withLoads { loads in
      try loads.load([.result(at: "2025-03-05T00:00:00Z", status: "C", value: 2)])
      let before = try loads.dump()
      let late = try loads.load(
        [.result(at: "2025-03-02T00:00:00Z", value: 1)], at: "2025-06-02T00:00:00Z")
      #expect(try loads.dump() == before)
      #expect(late.count(.record, .skipped) == 1)
      #expect(late.log.contains { $0.reason == "older than what is known" && $0.unit == .record })
    }
  }

  @Test func `With the source's own times an older version becomes the history it is`() throws {
    try withLoads { loads in
      let versions = [
        Statement.result(at: "2025-03-05T00:00:00Z", status: "C", value: 2),
        .result(at: "2025-03-02T00:00:00Z", value: 1),
      ]
      try loads.load(versions, asOfSource: true)
      #expect(
        try loads.rows(of: ["observation"]).map { $0.components(separatedBy: "|")[4...6].joined() }
          == ["2025-03-02T00:00:00ZF1.0", "2025-03-05T00:00:00ZC2.0"])
      let silent = try loads.load([.result("777-3")], asOfSource: true)
      #expect(silent.count(.record, .refused) == 1)
    }
  }

  @Test func `A nightly extract that goes back to an earlier value is believed`() throws {
    try withLoads { loads in
      for (day, value) in [(1, 1.0), (2, 2.0), (3, 1.0), (4, 1.0)] {
        try loads.load([.result(value: value)], at: "2025-06-0\(day)T00:00:00Z")
      }
      #expect(
        try loads.rows(of: ["observation"]).map { $0.components(separatedBy: "|")[6] }
          == ["1.0", "2.0", "1.0"])
    }
  }

  @Test func `A result that is moved to another day leaves a withdrawn row behind`() throws {
    try withLoads { loads in
      try loads.load([.result(on: "2025-03-01", at: "2025-03-02T00:00:00Z", name: "A-1")])
      try loads.load(
        [.result(on: "2025-03-04", at: "2025-03-05T00:00:00Z", name: "A-1")],
        at: "2025-06-02T00:00:00Z")
      #expect(
        try loads.rows(of: ["observation"]).map {
          let cells = $0.components(separatedBy: "|")
          return [cells[1], cells[4], cells[5]].joined(separator: " ")
        } == [
          "2025-03-01 2025-06-01T00:00:00Z F", "2025-03-01 2025-06-02T00:00:00Z W",
          "2025-03-04 2025-06-02T00:00:00Z F",
        ])
    }
  }

  @Test func `One of two results in a place is withdrawn, and the other stands`() throws {
    try withLoads { loads in
      let first = Statement.result(at: "2025-03-02T00:00:00Z", value: 5, name: "A-1")
      let second = Statement.result(at: "2025-03-02T00:00:00Z", value: 7, name: "A-2")
      try loads.load([first, second])
      try loads.load(
        [.result(at: "2025-03-09T00:00:00Z", status: "W", value: 7, name: "A-2")],
        at: "2025-06-02T00:00:00Z")
      let rows = try loads.rows(of: ["observation"])
      #expect(rows.last?.contains("|F|5.0|") == true, "\(rows)")
      try loads.load(
        [.result(at: "2025-03-10T00:00:00Z", status: "W", value: 5, name: "A-1")],
        at: "2025-06-03T00:00:00Z")
      #expect(try loads.rows(of: ["observation"]).last?.contains("|W|") == true)
    }
  }

  @Test func `Rows of one key that contradict each other are the same after every load`() throws {
    try withLoads { loads in
      let rows = [Statement.result(value: 0.9), .result(value: nil), .result(status: "X")]
      try loads.load(rows)
      let before = try loads.dump()
      for day in 2...4 { try loads.load(rows, at: "2025-06-0\(day)T00:00:00Z") }
      #expect(try loads.dump() == before)
      #expect(try loads.rows(of: ["observation"]).last?.contains("|F|0.9|") == true)
    }
  }

  @Test(arguments: [("P", "F"), ("F", "C"), ("F", "D"), ("X", "F")])
  func `Of equal source times the one that was loaded later holds`(
    _ first: String, _ second: String
  ) throws {
    for isOneFile in [true, false] {
      try withLoads { loads in
        let versions = [first, second].map {
          Statement.result(at: "2025-03-02T00:00:00Z", status: $0, value: 3, name: "A")
        }
        if isOneFile {
          try loads.load(versions)
        } else {
          for (day, version) in versions.enumerated() {
            try loads.load([version], at: "2025-06-0\(day + 1)T00:00:00Z")
          }
        }
        let last = try loads.rows(of: ["observation"]).last ?? ""
        #expect(last.contains("|\(second)|"), "\(last)")
      }
    }
  }

  @Test func `A withdrawn result does not go on counting behind one that is under way`() throws {
    try withLoads { loads in
      let states = [("A", "F"), ("B", "P"), ("A", "W"), ("B", "F")]
      for (day, (name, status)) in states.enumerated() {
        try loads.load(
          [.result(at: "2025-03-0\(day + 1)T00:00:00Z", status: status, name: name)],
          at: "2025-06-0\(day + 1)T00:00:00Z")
      }
      #expect(
        try loads.rows(of: ["observation"]).map { $0.components(separatedBy: "|")[5] }
          == ["F", "W", "F"])
    }
  }

  @Test func `A code that is mapped later moves its results`() throws {
    try withLoads { loads in
      try loads.load([.result("CREA^LAB", at: "2025-03-02T00:00:00Z", name: "A")])
      try loads.load(
        [.result("2160-0", at: "2025-03-02T00:00:00Z", name: "A")], at: "2025-06-02T00:00:00Z")
      #expect(
        try loads.rows(of: ["observation"]).map { row in
          let cells = row.components(separatedBy: "|")
          return "\(cells[3]) \(cells[5])"
        } == ["2160-0 F", "CREA^LAB F", "CREA^LAB W"])
    }
  }

  @Test func `A code that is mapped later holds for history too`() throws {
    try withLoads { loads in
      let unmapped = Statement.result("CREA^LAB", at: "2025-03-02T00:00:00Z", name: "A")
      let mapped = Statement.result("2160-0", at: "2025-03-02T00:00:00Z", name: "A")
      try loads.load([unmapped], asOfSource: true)
      try loads.load([mapped], at: "2025-06-02T00:00:00Z", asOfSource: true)
      try loads.load([unmapped], at: "2025-06-03T00:00:00Z", asOfSource: true)
      #expect(
        try loads.rows(of: ["observation"]).map { $0.components(separatedBy: "|")[3] }
          == ["2160-0"])
    }
  }

  @Test func `Two results of one name in one record are two results`() throws {
    try withLoads { loads in
      var statement = Statement.result(on: "2025-04-01", name: "A")
      statement.facts += Statement.result(on: "2025-04-02", name: "A").facts
      try loads.load([statement])
      #expect(
        try loads.rows(of: ["observation"]).map { $0.components(separatedBy: "|")[1] }
          == ["2025-04-01", "2025-04-02"])
    }
  }

  @Test func `An infusion that was given is not erased by one that was not`() throws {
    try withLoads { loads in
      let infusions = [("A", 12.0), ("B", 0)].map { name, dose in
        var statement = Statement()
        statement.patient = [.number("1")]
        statement.facts = [
          Fact(
            table: .infusion,
            cells: [
              .null, .text("2025-03-01"), .null, .null, .real(dose), .null, .null, .null, .null,
              .integer(0),
            ], title: FactTitle(group: name))
        ]
        return statement
      }
      try loads.load(infusions)
      #expect(try loads.value("SELECT dose_mg FROM infusion") == "12.0")
    }
  }

  @Test func `In whatever order and parts history is loaded, the database is the same`() throws {
    try withLoads { loads in
      var random = SplitMix64(seed: 7)
      for round in 0..<100 {
        let statements = RandomStatements.make(&random)
        let folder = (loads.path as NSString).deletingLastPathComponent
        let (one, other) = (try Loads(in: folder, "a\(round)"), try Loads(in: folder, "b\(round)"))
        try one.load(statements, asOfSource: true)
        let shuffled = statements.shuffled(using: &random)
        let cut = Int.random(in: 0...shuffled.count, using: &random)
        try other.load(Array(shuffled[cut...]), at: "2025-07-01T00:00:00Z", asOfSource: true)
        try other.load(Array(shuffled[..<cut]), at: "2025-07-02T00:00:00Z", asOfSource: true)
        try other.load(shuffled, at: "2025-07-03T00:00:00Z", asOfSource: true)
        let (first, second) = (Set(try one.dump()), Set(try other.dump()))
        #expect(
          first == second,
          """
          round \(round): \(first.subtracting(second).sorted()) \(second.subtracting(first).sorted())
          """)
      }
    }
  }

  private func withLoads(_ body: (Loads) throws -> Void) throws {
    try ClinicHarness.withScratchFolder { folder in try body(try Loads(in: folder)) }
  }
}
