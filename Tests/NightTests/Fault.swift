import CommandHarness
import Foundation
import Testing

/// What is done to a run at one of its calls.
struct Fault: Hashable, CustomStringConvertible {
  enum Effect: Hashable {
    case kill
    /// The error's name, and whether it lasts from then on.
    case error(String, isLasting: Bool)
  }

  var point: FaultPoint
  var effect: Effect

  var description: String {
    switch effect {
    case .kill: "killed at \(point.call) \(point.number)"
    case .error(let name, let isLasting):
      "\(name) at \(point.call) \(point.number)\(isLasting ? " and after" : "")"
    }
  }

  /// Runs tonight's run with the fault; `isHit`: it came so far.
  func run(_ night: Night) throws -> (outcome: Command.Outcome, isHit: Bool) {
    let log = night.folder + "/fault"
    // No --seccomp-bpf, though it is faster: with it strace 6.1 injects no signal.
    let outcome = try night.run(through: [
      SystemCalls.tracer, "-f", "-qq", "-o", log, "-e", "signal=none", "-e",
      "trace=\(point.call)", "-e", "inject=\(point.call):\(expression)",
    ])
    let isKilled = outcome.signal == 9
    let isHit = try isKilled || String(contentsOfFile: log, encoding: .utf8).contains("(INJECTED)")
    return (outcome, isHit)
  }

  private var expression: String {
    switch effect {
    case .kill: "signal=SIGKILL:when=\(point.number)"
    case .error(let name, let isLasting):
      "error=\(name):when=\(point.number)\(isLasting ? "+" : "")"
    }
  }
}

/// What a loop of faults came to.
struct FaultReport {
  var hits = 0
  /// How often `latest` led to the old run and to the new one after the fault.
  var old = 0
  var new = 0
  var codes: [Int32: Int] = [:]
  var violations: [String] = []

  /// A few of them, to look at.
  var firstViolations: String {
    "\(violations.count): " + violations.prefix(5).joined(separator: "; ")
  }

  mutating func add(_ other: FaultReport) {
    hits += other.hits
    old += other.old
    new += other.new
    codes.merge(other.codes, uniquingKeysWith: +)
    violations += other.violations
  }

  func print(_ what: String, of points: Int) {
    Swift.print(
      "\(what): \(hits) of \(points) points, then the old run \(old) times and the new one \(new), "
        + "\(violations.count) violations; codes "
        + codes.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", "))
  }
}
