import CommandHarness
import Foundation
import Testing

/// The checkers of `Tests/Checkers`: programs that share no code with ours.
enum Checker {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  static let schema = root + "/docs/schema/report.schema.json"

  /// Debian's own Python, which knows the packages of Debian.
  static func run(_ script: String, _ arguments: [String]) throws -> Command.Outcome {
    try run("/usr/bin/python3", script, arguments)
  }

  /// What `scripts/install-checkers` installs; nil, said aloud: it is not there.
  static func runWithPackages(_ script: String, _ arguments: [String]) throws -> Command.Outcome? {
    let python = root + "/.build/checkers/bin/python"
    guard FileManager.default.isExecutableFile(atPath: python) else {
      print("SKIPPED: \(script) was not run; 'make checkers' installs what it needs")
      return nil
    }
    return try run(python, script, arguments)
  }

  private static func run(_ python: String, _ script: String, _ arguments: [String]) throws
    -> Command.Outcome
  {
    let path = "\(root)/Tests/Checkers/\(script)"
    return try RunningProgram([python, "-W", "ignore", path] + arguments).wait()
  }
}

/// A report of the invented clinic a night after another, in which gaps were opened and closed; in a
/// folder that is removed with the last that knows it.
final class TwoNights: Sendable {
  /// Several tests look at it.
  static let shared = Result { try TwoNights() }

  let run: String
  private let folder: String

  private init() throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("remswatch-nights-\(UUID().uuidString)").path
    let made = try Command.run(["demo", folder + "/demo", "--patients", "25"])
    try #require(made.code == 0)
    for day in ["2026-05-20", "2026-06-30"] {
      let outcome = try Self.run(folder, "\(folder)/demo/patients.db", day, ["--known-at", day])
      try #require([0, 3].contains(outcome.code), "\(outcome.errors)")
    }
    run = URL(fileURLWithPath: folder + "/out/latest").resolvingSymlinksInPath().path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Runs `body` with a copy of the run in which a text of a file is another.
  func withDamage<Result>(
    _ file: String, _ text: String, _ damage: String, _ body: (String) throws -> Result
  ) throws -> Result {
    try Command.withFolder { folder in
      let copy = folder + "/run"
      try FileManager.default.copyItem(atPath: run, toPath: copy)
      let whole = try String(contentsOfFile: "\(copy)/\(file)", encoding: .utf8)
      let place = try #require(whole.range(of: text), "there is no \(text)")
      try Data(whole.replacingCharacters(in: place, with: damage).utf8)
        .write(to: URL(fileURLWithPath: "\(copy)/\(file)"))
      return try body(copy)
    }
  }

  /// Runs the program with everything written that it can write.
  static func run(_ folder: String, _ database: String, _ day: String, _ more: [String]) throws
    -> Command.Outcome
  {
    try Command.run(
      [
        "run", "--database", database, "--as-of", day, "--output", folder + "/out", "--full",
        "--measure-report", "--quiet", "--accept-counts",
      ] + more)
  }
}
