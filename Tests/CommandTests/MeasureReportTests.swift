import CommandHarness
import Foundation
import Testing

/// FHIR MeasureReports, which are written on request.
@Suite struct MeasureReportTests {
  private static let files = ["measure-report.json", "measure-reports.ndjson"]

  /// fhir.resources knows the resource; the counts are made again from `obligations.csv`.
  @Test func `They are FHIR R4, count what obligations csv counts, and the summary is their sum`()
    throws
  {
    let run = try TwoNights.shared.get().run
    guard let outcome = try Checker.runWithPackages("check-measure-reports.py", [run]) else {
      return
    }
    #expect(outcome.output == "" && outcome.code == 0, "\(outcome.output)\(outcome.errors)")
    let reports = Int(outcome.errors.split(separator: " ").first ?? "") ?? 0
    #expect(reports > 15)
  }

  @Test(arguments: [
    ("\"status\":\"complete\"", "\"status\":\"completed\""),
    ("\"type\":\"individual\"", "\"type\":\"individuals\""),
    ("\"period\":", "\"timespan\":"),
    ("\"count\":1", "\"count\":\"one\""),
    ("\"date\":\"2026-06-30\"", "\"date\":\"30 June\""),
    ("\"reference\":\"Patient/1", "\"reference\":\"Patient/7"),
    ("\"count\":2}", "\"count\":3}"),
  ])
  func `A damaged one is refused`(_ text: String, _ damage: String) throws {
    try TwoNights.shared.get().withDamage(Self.files[1], text, damage) { run in
      guard let outcome = try Checker.runWithPackages("check-measure-reports.py", [run]) else {
        return
      }
      #expect(outcome.code == 1)
    }
  }

  @Test func `They are written where they are asked for, and are then files of the run`() throws {
    try Night.with { night in
      #expect(try night.run("2025-06-30").code == 0)
      let files = { try Set(Command.report(night.output).keys) }
      #expect(try files().isDisjoint(with: Self.files))
      // The same night again, with more to write, is another run.
      #expect(try night.run("2025-06-30", "--measure-report").code == 0)
      #expect(try files().isSuperset(of: Self.files))
      #expect(try night.runs.count == 2)
      let listed = try Command.manifest(night.output)["files"] as? [String: Any] ?? [:]
      #expect(Set(listed.keys).isSuperset(of: Self.files))
      #expect(try Command.run(["verify", "--output", night.output]).code == 0)
    }
  }

  @Test func `They hold the record number and no other text of the database`() throws {
    try Night.with { night in
      #expect(try night.run("2025-06-30", "--measure-report").code == 0)
      for (file, isIndividual) in zip(Self.files, [false, true]) {
        let text = try String(contentsOfFile: night.output + "/latest/" + file, encoding: .utf8)
        var rest = text
        for mrn in try CSVFile(night.output + "/latest/patients.csv").column("mrn") {
          #expect(text.contains("\"value\":\"\(mrn)\"") == isIndividual, "\(file)")
          rest = rest.replacingOccurrences(of: mrn, with: "")
        }
        #expect(!rest.contains(SmallClinic.canary), "\(file)")
      }
    }
  }
}

/// CSV files as DuckDB reads them.
@Suite struct CSVReadersTests {
  @Test func `DuckDB and Python read the same from every file, and nothing is a formula`() throws {
    let run = try TwoNights.shared.get().run
    guard let outcome = try Checker.runWithPackages("check-csv.py", [run]) else { return }
    #expect(outcome.output == "" && outcome.code == 0, "\(outcome.output)\(outcome.errors)")
  }
}
