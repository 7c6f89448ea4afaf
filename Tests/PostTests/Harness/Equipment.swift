import CommandHarness
import Foundation
import Testing

/// The scripts beside the tests.
enum Equipment {
  /// Debian's interpreter, whatever other one is first in the path: its packages are the ones that
  /// scripts/install-packages installs.
  private static let interpreter = "/usr/bin/python3"

  static func path(_ script: String) throws -> String {
    try #require(Bundle.module.resourceURL).appendingPathComponent("Fixtures/\(script)").path
  }

  /// What starts a script with its arguments.
  static func words(_ script: String, _ arguments: [String] = []) throws -> [String] {
    let start = script.hasSuffix(".sh") ? ["/bin/sh"] : [interpreter, "-I"]
    return start + [try path(script)] + arguments
  }

  /// Runs a script, which must end with 0, and gives what it printed.
  @discardableResult
  static func run(_ script: String, _ arguments: [String] = []) throws -> String {
    let outcome = try RunningProgram(words(script, arguments)).wait()
    try #require(outcome.code == 0, "\(script): \(outcome.output)\(outcome.errors)")
    return outcome.output
  }

  /// Runs words of Python, and gives what they printed.
  static func python(_ words: String, _ arguments: [String] = []) throws -> String {
    let outcome = try RunningProgram([interpreter, "-I", "-c", words] + arguments).wait()
    try #require(outcome.code == 0, "\(outcome.errors)")
    return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Waits until `body` gives something; what takes longer than a minute fails the test.
  static func wait<Result>(for what: String, _ body: () throws -> Result?) throws -> Result {
    let start = Date()
    while Date().timeIntervalSince(start) < 60 {
      if let result = try body() { return result }
      usleep(2000)
    }
    throw NeverCame(what: what)
  }

  struct NeverCame: Error, CustomStringConvertible {
    var what: String
    var description: String { "\(what) did not come within a minute" }
  }
}
