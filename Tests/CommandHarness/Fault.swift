internal import Foundation

/// What is done to a program at one of its calls.
package struct Fault: Hashable, Sendable, CustomStringConvertible {
  package enum Effect: Hashable, Sendable {
    case kill
    /// The error's name, and whether it lasts from then on.
    case error(String, isLasting: Bool)
  }

  package var point: CallPoint
  package var effect: Effect

  package init(point: CallPoint, effect: Effect) {
    (self.point, self.effect) = (point, effect)
  }

  package var description: String {
    switch effect {
    case .kill: "killed at \(point.call) \(point.number)"
    case .error(let name, let isLasting):
      "\(name) at \(point.call) \(point.number)\(isLasting ? " and after" : "")"
    }
  }

  /// Runs a program with the fault; `isHit`: it came so far.
  ///
  /// - Parameters:
  ///   - log: a file for the tracer to write to.
  ///   - run: runs the program through the words that it is handed.
  package func run(log: String, _ run: ([String]) throws -> Command.Outcome) throws
    -> (outcome: Command.Outcome, isHit: Bool)
  {
    let outcome = try run(
      [CallTrace.tracer, "-f"] + filtering + [
        "-qq", "-o", log, "-e", "signal=none", "-e", "trace=\(point.call)",
        "-e", "inject=\(point.call):\(expression)",
      ])
    let isKilled = outcome.signal == 9
    let isHit = try isKilled || String(contentsOfFile: log, encoding: .utf8).contains("(INJECTED)")
    return (outcome, isHit)
  }

  /// Stops the program at that call alone, which takes half the time. Not where it is to be killed:
  /// strace 6.1 then injects no signal.
  private var filtering: [String] { effect == .kill ? [] : ["--seccomp-bpf"] }

  private var expression: String {
    switch effect {
    case .kill: "signal=SIGKILL:when=\(point.number)"
    case .error(let name, let isLasting):
      "error=\(name):when=\(point.number)\(isLasting ? "+" : "")"
    }
  }

  /// The calls that a full disk refuses, and one that may only be read; of any other error: all.
  package static let refused: [String: Set<String>] = [
    "ENOSPC": [
      "fdatasync", "fsync", "ftruncate", "link", "mkdir", "openat", "pwrite64", "rename", "symlink",
      "write",
    ],
    "EROFS": [
      "fchmod", "fchown", "ftruncate", "mkdir", "openat", "rename", "rmdir", "symlink", "unlink",
      "unlinkat",
    ],
  ]
}

extension Command.Outcome {
  /// What is wrong with how the program spoke of a fault that it ended with; nil: it said what
  /// failed, in one sentence, and no patient's data.
  package func complaint(after fault: Fault) -> String? {
    if errors.contains(SmallClinic.canary) { return "it named a patient" }
    // Where writing fails, the message may fail too.
    if errors.isEmpty, fault.point.call == "write" { return nil }
    let lines = errors.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let isSaid = lines.allSatisfy { $0.hasPrefix("remswatch: ") && $0.hasSuffix(".") }
    return isSaid && lines.count == 1 ? nil : "it said '\(errors)'"
  }
}
