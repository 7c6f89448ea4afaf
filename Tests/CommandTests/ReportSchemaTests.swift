import ClinicHarness
import CommandHarness
import Foundation
import HostileClinic
import ReferenceJudge
import Testing

/// `report.json` is what its published schema says, by the word of another validator.
@Suite struct ReportSchemaTests {
  private static func check(_ reports: [String]) throws -> Command.Outcome {
    try Checker.run("check-report-schema.py", [Checker.schema] + reports)
  }

  @Test func `A report of the invented clinic with gaps of every kind fits the schema`() throws {
    let report = try TwoNights.shared.get().run + "/report.json"
    let outcome = try Self.check([report])
    #expect(outcome.output == "" && outcome.code == 0, "\(outcome.output)\(outcome.errors)")
    let text = try String(contentsOfFile: report, encoding: .utf8)
    for word in ["open-gap", "prospective-gap", "closed-gap"] {
      #expect(text.contains("\"gap_status\":\"\(word)\""), "\(word)")
    }
  }

  @Test func `Every damaged report is refused by the schema`() throws {
    let report = try TwoNights.shared.get().run + "/report.json"
    let outcome = try Checker.run(
      "check-report-schema.py", ["--mutate", Checker.schema, report])
    #expect(outcome.output == "" && outcome.code == 0, "\(outcome.output)")
    let tried = Int(outcome.errors.split(separator: " ").first ?? "") ?? 0
    #expect(tried > 500)
  }

  @Test func `A report with a word that is none is refused by name`() throws {
    let file = "report.json"
    try TwoNights.shared.get().withDamage(file, "\"closed-gap\"", "\"closed\"") { run in
      let outcome = try Self.check(["\(run)/\(file)"])
      #expect(outcome.code == 1)
      #expect(outcome.output.contains("gaps/"))
    }
  }

  @Test func `A report of a clinic in which nobody has started fits the schema`() throws {
    try Command.withFolder { folder in
      try SmallClinic.write(to: folder + "/patients.db")
      let outcome = try TwoNights.run(folder, folder + "/patients.db", "2024-06-01", [])
      try #require(outcome.code == 0, "\(outcome.errors)")
      let report = folder + "/out/latest/report.json"
      let checked = try Self.check([report])
      #expect(checked.output == "" && checked.code == 0, "\(checked.output)")
      #expect(try String(contentsOfFile: report, encoding: .utf8).contains("\"gaps\" : [\n\n  ]"))
    }
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `A report of a hostile clinic fits the schema, and its other files what reads them`(
    _ seed: UInt64
  ) throws {
    try Command.withFolder { folder in
      let question = hostileClinic(seed: seed, patients: 80, tidy: false)
      try ClinicHarness.write(question.clinic, to: folder + "/patients.db")
      let outcome = try TwoNights.run(
        folder, folder + "/patients.db", question.asOf,
        question.knownAt.map { ["--known-at", $0] } ?? [])
      try #require([0, 3].contains(outcome.code), "\(outcome.errors)")
      let run = folder + "/out/latest"
      let schema = try Self.check([run + "/report.json"])
      #expect(schema.output == "" && schema.code == 0, "\(schema.output)")
      for script in ["check-csv.py", "check-measure-reports.py"] {
        guard let checked = try Checker.runWithPackages(script, [run]) else { continue }
        #expect(checked.output == "" && checked.code == 0, "\(checked.output)\(checked.errors)")
      }
    }
  }
}
