import CommandHarness
import Foundation
import Testing

typealias FaultPoint = CallPoint

/// What a run asks of the system from when it first names the night's folder, found by tracing one.
struct SystemCalls {
  /// Every call that may change what is on the disk, in order of name and number.
  var points: [FaultPoint] = []
  /// Calls of the other threads that may change something, as the tracer prints them.
  var others: [String] = []

  /// The points, but of the calls that lock a file or ask for its flags only one in sixteen: SQLite
  /// makes many, they change nothing on the disk, and it waits 10 s for a lock that keeps failing.
  var pointsWithFewLocks: [FaultPoint] {
    points.filter { $0.call != "fcntl" || $0.number.isMultiple(of: 16) }
  }

  static let tracer = CallTrace.tracer

  static func canTrace(_ what: String) -> Bool { CallTrace.canTrace(what) }

  /// Traces tonight's run on a copy of the night.
  init(_ night: Night) throws {
    let log = try night.withCopy { copy in
      let log = copy.folder + "/calls"
      let outcome = try copy.run(through: [Self.tracer, "-f", "-y", "-qq", "-o", log])
      try #require(outcome.code == 0, "\(outcome.errors)")
      return try String(contentsOfFile: log, encoding: .utf8)
    }
    let trace = CallTrace(log) { name, line in name != "execve" && line.contains("/night/") }
    (points, others) = (trace.points, trace.others)
  }
}
