import CommandHarness
import Foundation
import Testing

/// A run that is told to stop stops soon, and nothing half made stays behind.
@Suite struct SignalTests {
  private static let times = 50
  private static let patients = 600

  @Test(arguments: [(Int32(15), Int32(143)), (2, 130)])
  func `A run that is told to stop ends within 5 s and leaves a whole report or none`(
    _ signal: Int32, _ code: Int32
  ) throws {
    try Command.withFolder { folder in
      let made = try Command.run(["demo", folder, "--bare", "--patients", "\(Self.patients)"])
      try #require(made.code == 0)
      let start = Date()
      let whole = try RunningProgram([Command.path] + words(folder, folder + "/whole")).wait()
      try #require(whole.code == 0)
      let duration = Date().timeIntervalSince(start)
      let endings = StopLoop(signal: signal, times: Self.times).run(within: duration) { number in
        try RunningProgram([Command.path] + words(folder, "\(folder)/out-\(number)"))
      } complaint: { number, outcome in
        let output = "\(folder)/out-\(number)"
        defer { try? FileManager.default.removeItem(atPath: output) }
        return try leftBy(outcome, output)
      }
      print("signal \(signal) at \(Self.times) times within \(duration) s: \(endings.codes)")
      #expect(endings.wrong.isEmpty, "\(endings.wrong.count): \(endings.wrong.prefix(3))")
      #expect(Set(endings.codes.keys).isSubset(of: [0, code, -signal]))
      #expect(endings.codes[code] != nil, "no run noticed the signal")
    }
  }

  /// What is wrong with the output of a run that was told to stop; nil: nothing.
  private func leftBy(_ outcome: Command.Outcome, _ output: String) throws -> String? {
    if FileManager.default.fileExists(atPath: output + "/latest") {
      let verdict = try OutputChecker.verdict(output, isSettled: true)
      return verdict == .new ? nil : "\(verdict)"
    }
    if outcome.code == 0 { return "it ended with 0 and published nothing" }
    let left = ((try? Command.tree(output)) ?? []).filter { $0.contains("tmp-") }
    return left.isEmpty ? nil : "\(outcome.signal) left \(left.count) files"
  }

  private func words(_ folder: String, _ output: String) -> [String] {
    [
      "run", "--database", folder + "/patients.db", "--as-of", "2026-06-30", "--output", output,
    ]
  }
}
