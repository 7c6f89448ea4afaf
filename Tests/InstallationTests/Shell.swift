import CommandHarness
import Foundation

/// Programs as an operator starts them, and the project's own files.
enum Shell {
  struct Outcome {
    var code: Int32
    /// Standard output and standard error, as they came.
    var text: String
  }

  static let project = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  static func run(_ words: [String], environment: [String: String] = [:]) throws -> Outcome {
    let joined = ["/bin/sh", "-c", "exec /usr/bin/env \"$@\" 2>&1", "sh"] + words
    let outcome = try RunningProgram(joined, environment: environment).wait()
    return Outcome(
      code: outcome.signal == 0 ? outcome.code : outcome.signal, text: outcome.output)
  }

  /// Whether a program is here; if not, says loudly what was not tested.
  static func has(_ name: String, for purpose: String) throws -> Bool {
    if try run(["sh", "-c", "PATH=$PATH:/usr/sbin command -v \(name)"]).code == 0 { return true }
    print("SKIPPED: \(name) is not here; \(purpose) was not tested")
    return false
  }
}
