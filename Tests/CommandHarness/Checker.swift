internal import Foundation

/// The checkers of `Tests/Checkers`: programs that share no code with ours.
package enum Checker {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  package static let schema = root + "/docs/schema/report.schema.json"

  /// Debian's own Python, which knows the packages of Debian.
  package static func run(_ script: String, _ arguments: [String]) throws -> Command.Outcome {
    try run("/usr/bin/python3", script, arguments)
  }

  /// What `scripts/install-checkers` installs; nil, said aloud: it is not there.
  package static func runWithPackages(_ script: String, _ arguments: [String]) throws -> Command
    .Outcome?
  {
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
