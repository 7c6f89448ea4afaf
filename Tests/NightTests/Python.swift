import CommandHarness
import Foundation
import Testing

/// The scripts beside the tests, run by Python's standard library alone.
enum Python {
  /// The interpreter itself, not a script that looks for one.
  private static let interpreter = Result {
    let found = try RunningProgram([
      "/usr/bin/env", "python3", "-c", "import sys; print(sys.executable)",
    ]).wait()
    try #require(found.code == 0, "python3 is not here")
    return found.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// What starts a script with its arguments.
  static func words(_ script: String, _ arguments: [String] = []) throws -> [String] {
    let path = try #require(Bundle.module.resourceURL).appendingPathComponent("Fixtures/\(script)")
    return [try interpreter.get(), "-I", "-S", path.path] + arguments
  }

  /// Runs a script, which must end with 0, and gives what it printed.
  static func run(_ script: String, _ arguments: [String] = []) throws -> String {
    let outcome = try RunningProgram(words(script, arguments)).wait()
    try #require(outcome.code == 0, "\(script): \(outcome.output)\(outcome.errors)")
    return outcome.output
  }
}
