internal import Glibc
package import Monitoring

/// What a monitoring system reads after each attempt, in the text format of Prometheus. It holds
/// counts and times, and names nobody.
package struct Metrics: Hashable, Sendable {
  package var lastSuccess: Instant?
  package var lastAttempt: Instant
  package var exitCode: Int32
  package var durationSeconds: Double
  /// Patients of the newest run by status, and what is unmet by priority.
  package var patients: [String: Int] = [:]
  package var unmet: [String: Int] = [:]
  package var newGaps: Int?
  package var resolvedGaps: Int?
  package var ledgerEntries = 0

  package init(
    lastSuccess: Instant?, lastAttempt: Instant, exitCode: Int32, durationSeconds: Double
  ) {
    self.lastSuccess = lastSuccess
    self.lastAttempt = lastAttempt
    self.exitCode = exitCode
    self.durationSeconds = durationSeconds
  }

  /// Writes the file in one step, readable by all: whoever reads finds the old one or the new one.
  package func write(_ path: String) throws(DeliveryError) {
    let temporary = "\(path).new"
    unlink(temporary)
    do throws(DeliveryError) {
      var file = try RunFile(creating: temporary)
      try file.write(Array(text.utf8))
      _ = try file.finish()
      // The mask of a run keeps its files private; this one is for everybody.
      guard chmod(temporary, 0o644) == 0 else { throw DeliveryError(errno: errno, path: temporary) }
      try Folder.rename(temporary, to: path)
    } catch {
      unlink(temporary)
      throw .notWritten(path: path, detail: error.reason)
    }
  }

  /// The file's text; figures that are not known are left out.
  package var text: String {
    families.filter { !$0.samples.isEmpty }.map(\.text).joined()
  }

  private var families: [Family] {
    [
      Family(
        "last_success_timestamp_seconds", "When the newest run was published.",
        lastSuccess?.seconds),
      Family("last_attempt_timestamp_seconds", "When a run was last begun.", lastAttempt.seconds),
      Family("last_exit_code", "How the last attempt ended; 0 and 3: published.", exitCode),
      Family("run_duration_seconds", "How long the last attempt took.", durationSeconds.milli),
      Family("patients", "Patients of the newest run by status.", "status", patients),
      Family("unmet", "Missed and overdue tests of the newest run by priority.", "priority", unmet),
      Family("gaps_new", "Gaps that the run before did not have.", newGaps),
      Family("gaps_resolved", "Gaps of the run before that are no more.", resolvedGaps),
      Family("ledger_entries", "Runs in the ledger.", ledgerEntries),
    ]
  }
}

/// One metric with its samples.
private struct Family {
  let name: String
  let help: String
  let samples: [(labels: String, value: String)]

  init(_ name: String, _ help: String, _ value: (some CustomStringConvertible)?) {
    self.name = "remswatch_" + name
    self.help = help
    samples = value.map { [("", "\($0)")] } ?? []
  }

  init(_ name: String, _ help: String, _ label: String, _ values: [String: Int]) {
    self.name = "remswatch_" + name
    self.help = help
    samples = values.sorted { $0.key < $1.key }.map { key, value in
      ("{\(label)=\"\(Self.escaped(key))\"}", "\(value)")
    }
  }

  var text: String {
    "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
      + samples.map { "\(name)\($0.labels) \($0.value)\n" }.joined()
  }

  private static func escaped(_ text: String) -> String {
    text.map { character in
      switch character {
      case "\\": "\\\\"
      case "\"": "\\\""
      case "\n": "\\n"
      default: String(character)
      }
    }
    .joined()
  }
}

extension Double {
  /// Rounded to thousandths.
  fileprivate var milli: Double { (self * 1000).rounded() / 1000 }
}
