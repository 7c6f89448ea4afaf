import CommandHarness
import Foundation

/// What the checker, a script that knows the contract and not the program, says of an output.
enum OutputChecker {
  enum Verdict: Hashable {
    case old
    case new
    case wrong(String)
  }

  /// A run that ends well clears what a killed one left.
  static let clearsLeftovers = true

  /// - Parameter old: the run that had been published before; nil: none.
  /// - Parameter isSettled: whether a run has ended well since the last fault.
  static func verdict(_ output: String, old: String? = nil, isSettled: Bool) throws -> Verdict {
    let options =
      (old.map { ["--old", $0] } ?? []) + (isSettled && clearsLeftovers ? ["--settled"] : [])
    let outcome = try RunningProgram(Python.words("check-output.py", [output] + options)).wait()
    let words = outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
    switch (outcome.code, words) {
    case (0, "old"): return .old
    case (0, "new"): return .new
    default: return .wrong(words + outcome.errors)
    }
  }
}
