import CommandHarness
import Foundation
import Testing

/// A folder with a small clinic's database and an output that already holds one published run.
struct Night {
  let folder: String
  /// The run of the night before.
  let old: String

  var database: String { folder + "/patients.db" }
  var output: String { folder + "/out" }

  /// Runs `body` with a night in a folder of its own.
  static func with<Result>(
    journalMode: String = "wal", _ body: (Night) throws -> Result
  ) throws -> Result {
    try Command.withFolder { folder in
      try SmallClinic.write(to: folder + "/patients.db")
      if journalMode != "wal" {
        _ = try Python.run("set-journal.py", [folder + "/patients.db", journalMode])
      }
      let first = try Command.run(words(folder, asOf: "2025-06-29"))
      try #require(first.code == 0, "\(first.errors)")
      let target = try FileManager.default.destinationOfSymbolicLink(
        atPath: folder + "/out/latest")
      return try body(Night(folder: folder, old: String(target.dropFirst("runs/".count))))
    }
  }

  /// Runs `body` with a copy of this night, removed afterwards.
  func withCopy<Result>(_ body: (Night) throws -> Result) throws -> Result {
    try Command.withCopy(of: folder, named: "night") { try body(Night(folder: $0, old: old)) }
  }

  /// The arguments of tonight's run.
  var words: [String] { Self.words(folder, asOf: "2025-06-30") }

  /// Runs it, through another program if need be, however it ends.
  func run(through: [String] = []) throws -> Command.Outcome {
    try RunningProgram(through + [Command.path] + words).wait()
  }

  /// Runs as on another night.
  func run(asOf: String) throws -> Command.Outcome {
    try RunningProgram([Command.path] + Self.words(folder, asOf: asOf)).wait()
  }

  func verdict(isSettled: Bool) throws -> OutputChecker.Verdict {
    try OutputChecker.verdict(output, old: old, isSettled: isSettled)
  }

  private static func words(_ folder: String, asOf: String) -> [String] {
    [
      "run", "--database", folder + "/patients.db", "--as-of", asOf, "--output", folder + "/out",
    ]
  }
}
