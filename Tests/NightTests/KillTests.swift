import CommandHarness
import Testing

/// A run that is killed, wherever, leaves the old report or the new one, and the next goes well.
@Suite struct KillTests {
  @Test(arguments: ["wal", "delete"])
  func `A run killed at any call that writes leaves the old run or the new one whole`(
    _ journalMode: String
  ) throws {
    guard SystemCalls.canTrace("killing a run at every call") else { return }
    try Night.with(journalMode: journalMode) { night in
      let calls = try SystemCalls(night)
      let points = calls.pointsWithFewLocks
      let loop = FaultLoop(night: night) { _, outcome, _ in
        outcome.signal == 9 ? nil : "it ended with \(outcome.code)"
      }
      var report = try loop.run(points.map { Fault(point: $0, effect: .kill) })
      report.add(try loop.runBeyond(points, .kill))
      report.print("kills, journal mode \(journalMode)", of: calls.points.count)
      #expect(report.violations.isEmpty, "\(report.firstViolations)")
      #expect(report.hits > 60)
      #expect(report.old > 0 && report.new > 0)
    }
  }

  @Test(arguments: ["wal", "delete"])
  func `Only the main thread changes what is on the disk`(_ journalMode: String) throws {
    guard SystemCalls.canTrace("which thread writes") else { return }
    try Night.with(journalMode: journalMode) { night in
      // The check of the database opens it and locks it, as every reader does; another thread
      // listens for signals. Such a call is no
      // point of its own: the tracer counts the calls of each thread apart.
      for call in try SystemCalls(night).others {
        let isReader = ["patients.db", "database.db", "eventfd", "signalfd"].contains {
          call.contains($0)
        }
        #expect(isReader, "\(call)")
      }
    }
  }
}
