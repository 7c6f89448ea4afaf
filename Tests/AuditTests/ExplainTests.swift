import CommandHarness
import Foundation
import Testing

/// Explanations of each kind of finding, compared with texts that were read and agreed to.
@Suite struct ExplainTests {
  struct Kind: Sendable, CustomTestStringConvertible {
    var patient: String
    var requirement: String
    var due: String
    var more: [String] = []

    var testDescription: String { patient }
  }

  static let kinds = [
    Kind(patient: "none-since", requirement: "cbc-monthly", due: "2025-05-03"),
    Kind(patient: "pending", requirement: "cbc-monthly", due: "2025-06-03"),
    Kind(patient: "no-differential", requirement: "cbc-monthly", due: "2025-05-03"),
    Kind(patient: "used-by-another", requirement: "cbc-monthly", due: "2025-05-03"),
    Kind(patient: "stale", requirement: "cbc-baseline", due: "2025-03-03"),
    Kind(patient: "checklist", requirement: "infusion-checklist", due: "2025-03-14"),
    Kind(patient: "waived", requirement: "creatinine-monthly", due: "2025-04-03"),
    Kind(patient: "transferred", requirement: "cbc-monthly", due: "2025-06-03"),
    Kind(patient: "prophylaxis", requirement: "antiviral-prophylaxis", due: "2025-03-03"),
    Kind(
      patient: "recorded-later", requirement: "cbc-monthly", due: "2025-05-03",
      more: ["--known-at", "2025-06-01"]),
    Kind(patient: "facility", requirement: "facility-certification", due: "2025-03-03"),
    Kind(patient: "late", requirement: "thyroid-quarterly", due: "2025-06-03"),
    Kind(patient: "withdrawn", requirement: "creatinine-monthly", due: "2025-04-03"),
    Kind(patient: "died", requirement: "cbc-monthly", due: "2025-05-03"),
  ]

  /// With RECORD_GOLDEN set, texts are written and the test fails, so that nobody forgets to
  /// read them.
  @Test(arguments: kinds) func `Each kind of finding is explained as agreed`(kind: Kind) throws {
    try ExplainedClinic.with { clinic in
      let question =
        ["--patient", kind.patient, "--requirement", kind.requirement, "--full"] + kind.more
      let csv = try clinic.audit(question + ["--format", "csv"])
      try #require(csv.code == 0, "\(csv.errors)")
      let path = clinic.folder + "/rows.csv"
      try csv.output.write(toFile: path, atomically: true, encoding: .utf8)
      let row = try #require(try CSVFile(path).records.first { $0["due_on"] == kind.due })
      let id = try #require(row["obligation_id"])
      let answer = try clinic.audit(question + ["--obligation", id, "--explain"])
      #expect(answer.code == 0, "\(answer.errors)")
      #expect(answer.output == (try golden(kind.patient, answer.output)))
    }
  }

  private func golden(_ name: String, _ found: String) throws -> String {
    if let folder = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] {
      try found.write(toFile: "\(folder)/\(name).txt", atomically: true, encoding: .utf8)
      Issue.record("recorded; read it and run again without RECORD_GOLDEN")
      return found
    }
    let path = try #require(
      Bundle.module.path(forResource: name, ofType: "txt", inDirectory: "Golden"), "\(name)")
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test func `An explanation as JSON has the lines of the text`() throws {
    try ExplainedClinic.with { clinic in
      let question = ["--patient", "pending", "--requirement", "cbc-monthly", "--explain"]
      let text = Self.words(try clinic.audit(question).output)
      let answer = try clinic.audit(question + ["--format", "json"])
      let json = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
      let patients = try #require((json as? [String: Any])?["patients"] as? [[String: Any]])
      let obligations = try #require(patients.first?["obligations"] as? [[String: Any]])
      #expect(obligations.count == 4)
      for obligation in obligations {
        let parts = try #require(obligation["explanation"] as? [[String: Any]])
        #expect(parts.count == 5)
        let lines = parts.flatMap { $0["lines"] as? [String] ?? [] }
        #expect(!lines.isEmpty)
        for line in lines { #expect(text.contains(Self.words(line)), "\(line)") }
      }
    }
  }

  /// Without what lines and their width add.
  private static func words(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }
}
