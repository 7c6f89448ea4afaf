import CommandHarness
import Foundation
import Synchronization
import Testing

/// A run that is told to stop stops soon, and nothing half made stays behind.
@Suite struct SignalTests {
  private static let times = 50
  private static let patients = 2000
  /// Seconds that a run has to end.
  private static let patience = 5.0

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
      let endings = Mutex([Ending: Int]())
      DispatchQueue.concurrentPerform(iterations: 2) { worker in
        for number in stride(from: worker, to: Self.times, by: 2) {
          let delay = duration * 1.1 * (Double(number) + 0.5) / Double(Self.times)
          let ending = stop(folder, "\(folder)/out-\(number)", signal, after: delay)
          endings.withLock { $0[ending, default: 0] += 1 }
        }
      }
      let counts = endings.withLock { $0 }
      print("signal \(signal) at \(Self.times) times within \(duration) s: \(counts)")
      let wrong = counts.keys.compactMap(\.wrong)
      #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(3))")
      #expect(Set(counts.keys.compactMap(\.code)).isSubset(of: [0, code, -signal]))
      #expect(counts.keys.contains { $0.code == code }, "no run noticed the signal")
    }
  }

  /// How a run ended: its code, a signal as a negative number; or what is wrong with it.
  private struct Ending: Hashable {
    var code: Int32?
    var wrong: String?
  }

  /// Stops a run after so many seconds.
  private func stop(
    _ folder: String, _ output: String, _ signal: Int32, after delay: Double
  ) -> Ending {
    do {
      let run = try RunningProgram([Command.path] + words(folder, output))
      Thread.sleep(forTimeInterval: delay)
      run.send(signal)
      let outcome = try run.wait(seconds: Self.patience)
      defer { try? FileManager.default.removeItem(atPath: output) }
      if let wrong = try leftBy(outcome, output) { return Ending(wrong: wrong) }
      return Ending(code: outcome.signal == 0 ? outcome.code : -outcome.signal)
    } catch {
      return Ending(wrong: "\(error)")
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
