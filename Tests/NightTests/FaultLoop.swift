import CommandHarness
import Foundation
import Synchronization
import Testing

/// Runs a night again and again, each time with another fault, and judges what it leaves.
struct FaultLoop {
  let night: Night
  /// Says what is wrong with how the faulty run ended; nil: nothing.
  let complaint: @Sendable (Fault, Command.Outcome, OutputChecker.Verdict) -> String?

  /// Every fault, on two workers.
  func run(_ faults: [Fault]) throws -> FaultReport {
    let total = Mutex(FaultReport())
    DispatchQueue.concurrentPerform(iterations: 2) { worker in
      for place in stride(from: worker, to: faults.count, by: 2) {
        let report = check(faults[place])
        total.withLock { $0.add(report) }
      }
    }
    return total.withLock { $0 }
  }

  /// The faults at the calls after the last that a traced run made, until one is not reached.
  func runBeyond(_ points: [FaultPoint], _ effect: Fault.Effect) throws -> FaultReport {
    var total = FaultReport()
    for (call, points) in Dictionary(grouping: points, by: \.call) {
      var number = points.map(\.number).max() ?? 0
      while true {
        number += 1
        let report = check(Fault(point: FaultPoint(call: call, number: number), effect: effect))
        total.add(report)
        if report.hits == 0 { break }
      }
    }
    return total
  }

  private func check(_ fault: Fault) -> FaultReport {
    do {
      return try night.withCopy { try check(fault, $0) }
    } catch {
      return FaultReport(violations: ["\(fault): the test itself failed, \(error)"])
    }
  }

  private func check(_ fault: Fault, _ copy: Night) throws -> FaultReport {
    var report = FaultReport()
    let (outcome, isHit) = try fault.run(log: copy.folder + "/fault") { try copy.run(through: $0) }
    let verdict = try copy.verdict(isSettled: !isHit)
    switch verdict {
    case .old: report.old = isHit ? 1 : 0
    case .new: report.new = isHit ? 1 : 0
    case .wrong(let words): report.violations.append("\(fault): \(words)")
    }
    guard isHit else {
      if outcome.code != 0 { report.violations.append("\(fault): not hit, yet \(outcome)") }
      return report
    }
    report.hits = 1
    report.codes[outcome.signal == 0 ? outcome.code : -outcome.signal] = 1
    if let words = complaint(fault, outcome, verdict) {
      report.violations.append("\(fault): \(words)")
    }
    let next = try copy.run()
    if next.code != 0 || next.signal != 0 {
      report.violations.append("\(fault): the next run failed, \(next)")
    }
    let after = try copy.verdict(isSettled: true)
    if after != .new { report.violations.append("\(fault): after the next run: \(after)") }
    return report
  }
}
