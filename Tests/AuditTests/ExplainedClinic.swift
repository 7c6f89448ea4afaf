import ClinicHarness
import CommandHarness
import Foundation
import ReferenceJudge
import Testing

/// A clinic with a patient for each kind of finding, in a folder of its own.
struct ExplainedClinic {
  static let asOf = "2025-06-10"

  let folder: String

  var database: String { folder + "/patients.db" }
  var output: String { folder + "/out" }

  static func with(_ body: (ExplainedClinic) throws -> Void) throws {
    try Command.withFolder { folder in
      let clinic = ExplainedClinic(folder: folder)
      try ClinicHarness.write(RawClinic(), to: clinic.database)
      let script = try #require(
        Bundle.module.path(forResource: "explained", ofType: "sql", inDirectory: "Fixtures"))
      try clinic.sql(".read '\(script)'")
      try body(clinic)
    }
  }

  func sql(_ statements: String) throws {
    let outcome = try RunningProgram(["/usr/bin/sqlite3", "-bail", database, statements]).wait()
    try #require(outcome.code == 0, "\(outcome.errors)")
  }

  func audit(_ words: String...) throws -> Command.Outcome { try audit(words) }

  func audit(_ words: [String]) throws -> Command.Outcome {
    try Command.run(
      ["audit", "--database", database, "--output", output, "--as-of", Self.asOf] + words)
  }

  @discardableResult
  func run(_ words: String...) throws -> Command.Outcome {
    try Command.run(
      ["run", "--database", database, "--output", output, "--as-of", Self.asOf] + words)
  }

  /// The rows that the audit gives as CSV, by column.
  func rows(_ words: String...) throws -> [[String: String]] {
    let outcome = try audit(words + ["--format", "csv"])
    try #require(outcome.code == 0, "\(outcome.errors)")
    let path = folder + "/answer.csv"
    try outcome.output.write(toFile: path, atomically: true, encoding: .utf8)
    return try CSVFile(path).records
  }
}
