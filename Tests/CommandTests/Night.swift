import CommandHarness
import Foundation
import Testing

/// Nights of the small clinic, one after the other, in a folder of their own.
struct Night {
  let folder: String

  var database: String { folder + "/patients.db" }
  var output: String { folder + "/out" }

  static func with(_ body: (Night) throws -> Void) throws {
    try Command.withFolder { folder in
      try SmallClinic.write(to: folder + "/patients.db")
      try body(Night(folder: folder))
    }
  }

  /// Runs as of a day; nil: as of today.
  @discardableResult
  func run(_ asOf: String?, _ more: String...) throws -> Command.Outcome {
    let day = asOf.map { ["--as-of", $0] } ?? []
    return try Command.run(["run", "--database", database, "--output", output] + day + more)
  }

  /// The published report's `report.json`.
  func report() throws -> [String: Any] {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: output + "/latest/report.json"))
    return try JSONSerialization.jsonObject(with: bytes) as? [String: Any] ?? [:]
  }

  func changes() throws -> [String: Any] {
    try #require(try report()["changes"] as? [String: Any])
  }

  func page() throws -> String {
    try String(contentsOfFile: output + "/latest/index.html", encoding: .utf8)
  }

  var runs: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: output + "/runs").sorted()
    }
  }

  /// The id of the run that `latest` points at.
  var newest: String {
    get throws {
      try String(
        FileManager.default.destinationOfSymbolicLink(atPath: output + "/latest")
          .dropFirst("runs/".count))
    }
  }

  /// Lets somebody write into the database.
  func sql(_ statements: String) throws { try Self.sql(database, statements) }

  static func sql(_ database: String, _ statements: String) throws {
    let outcome = try RunningProgram(["/usr/bin/sqlite3", database, statements]).wait()
    try #require(outcome.code == 0, "\(outcome.errors)")
  }
}
