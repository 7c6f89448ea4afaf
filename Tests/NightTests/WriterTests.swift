import ClinicHarness
import CommandHarness
import Foundation
import ReferenceJudge
import Testing

/// A clinic whose record system goes on writing: the report is of one moment. That the owner can write
/// during the scan of a private copy is shown by `JournalTests`.
@Suite struct WriterTests {
  private static let infusions = 5
  private static let patients = 1000

  /// What the writer says when it stops.
  private struct Writer: Decodable {
    var added: Int
  }

  /// A run's numbers, each from another place.
  private struct Totals: Decodable {
    struct Read: Decodable {
      var patients: Int
      var infusions: Int
      var observations: Int
    }

    var read: Read
    var patients: [String: Int]
  }

  @Test(arguments: ["wal", "delete"])
  func `All totals agree while another program commits, and in WAL mode no lock is in its way`(
    _ mode: String
  ) throws {
    try Command.withFolder { folder in
      let database = folder + "/patients.db"
      try fill(database, mode)
      let writer = try RunningProgram(
        Python.words(
          "writer.py", [database, mode, "\(Self.patients + 1)", "\(Self.infusions)", "0"]))
      let counts = try (0..<6).map { try read(database, folder + "/out-\($0)") }
      try Data().write(to: URL(fileURLWithPath: database + ".stop"))
      let said = try writer.wait(seconds: 60)
      try #require(said.code == 0, "\(said.errors)")
      let ending = try JSONDecoder().decode(Writer.self, from: Data(said.output.utf8))
      print(
        "a writer beside 6 runs, journal mode \(mode): \(ending.added) commits, "
          + "patients read \(counts)")
      #expect(counts == counts.sorted())
      #expect(Set(counts).count > 1, "nothing was committed between the runs")
    }
  }

  /// Makes a clinic in which every patient has the same number of infusions and one observation.
  private func fill(_ database: String, _ mode: String) throws {
    try ClinicHarness.write(RawClinic(), to: database)
    _ = try Python.run(
      "writer.py", [database, mode, "1", "\(Self.infusions)", "\(Self.patients)"])
  }

  /// Runs once, checks that everything adds up and gives the number of patients.
  private func read(_ database: String, _ output: String) throws -> Int {
    let outcome = try Command.run([
      "run", "--database", database, "--as-of", "2025-06-30", "--output", output,
    ])
    #expect(outcome.code == 0, "\(outcome.errors)")
    let run = output + "/latest"
    let totals = try JSONDecoder().decode(
      Totals.self, from: Data(contentsOf: URL(fileURLWithPath: run + "/report.json")))
    let patients = totals.read.patients
    #expect(patients >= Self.patients)
    #expect(totals.read.infusions == patients * Self.infusions)
    #expect(totals.read.observations == patients)
    #expect(totals.patients.values.reduce(0, +) == patients)
    #expect(try CSVFile(run + "/patients.csv").rows.count == patients)
    let summary = try CSVFile(run + "/summary.csv").records.filter { $0["group"] == "status" }
    #expect(summary.compactMap { Int($0["patients"] ?? "") }.reduce(0, +) == patients)
    let manifest = try JSONDecoder().decode(
      Totals.Read.self, from: Data(contentsOf: URL(fileURLWithPath: run + "/manifest.json")))
    #expect(manifest.patients == patients && manifest.observations == patients)
    #expect(manifest.infusions == totals.read.infusions)
    #expect(try OutputChecker.verdict(output, isSettled: true) == .new)
    return patients
  }
}
