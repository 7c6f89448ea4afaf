import CommandHarness
import Testing

/// A disk that fails, once or from then on, at any call: a sentence, a code, and a whole report.
@Suite struct ErrorTests {
  private static let codes: Set<Int32> = [0, 65, 66, 73, 74, 75, 77]

  @Test(arguments: ["EIO", "ENOSPC", "EROFS"], [false, true])
  func `A call that fails ends in a whole report or in a sentence and a code`(
    _ error: String, _ isLasting: Bool
  ) throws {
    guard SystemCalls.canTrace("\(error) at every call") else { return }
    try Night.with { night in
      let calls = try SystemCalls(night)
      let points = calls.pointsWithFewLocks.filter {
        Fault.refused[error]?.contains($0.call) ?? true
      }
      let effect = Fault.Effect.error(error, isLasting: isLasting)
      let loop = FaultLoop(night: night, complaint: Self.complaint)
      let report = try loop.run(points.map { Fault(point: $0, effect: effect) })
      report.print("\(error) \(isLasting ? "from then on" : "once")", of: calls.points.count)
      #expect(report.violations.isEmpty, "\(report.firstViolations)")
      // How often SQLite locks depends on which thread comes first.
      #expect(report.hits * 10 > points.count * 9)
    }
  }

  private static func complaint(
    _ fault: Fault, _ outcome: Command.Outcome, _ verdict: OutputChecker.Verdict
  ) -> String? {
    if outcome.signal != 0 { return "it died of signal \(outcome.signal)" }
    if !codes.contains(outcome.code) { return "it ended with \(outcome.code): \(outcome.errors)" }
    if outcome.code != 0 { return outcome.complaint(after: fault) }
    return verdict == .new ? nil : "it ended with 0 and the old run"
  }
}
