import CommandHarness
import Foundation
import Testing

/// An audit that is told to stop, or whose disk fails, leaves a whole pack or none, and nothing else.
@Suite struct StoppedAuditTests {
  private static let times = 10
  /// Of each call of the system, how many are made to fail.
  private static let mostPoints = 2
  private static let codes: Set<Int32> = [65, 66, 73, 74, 75, 77]

  @Test(arguments: AskedClinic.Question.allCases, [(Int32(15), Int32(143)), (2, 130)])
  func `An audit that is told to stop ends soon and leaves nothing half made`(
    _ question: AskedClinic.Question, _ stop: (signal: Int32, code: Int32)
  ) throws {
    // One that takes longer than the program takes to start.
    try AskedClinic.with(patients: question == .whatIf ? 200 : 4) { clinic in
      let duration = try clinic.withCopy { copy in
        let start = Date()
        let whole = try copy.start(question).wait()
        try #require(whole.code == 0, "\(whole.errors)")
        return Date().timeIntervalSince(start)
      }
      let copies = try (0..<Self.times).map { try clinic.copy(to: "\(clinic.folder)-\($0)") }
      defer { for copy in copies { try? FileManager.default.removeItem(atPath: copy.folder) } }
      let endings = StopLoop(signal: stop.signal, times: Self.times).run(within: duration) {
        try copies[$0].start(question)
      } complaint: {
        try copies[$0].complaint(question, $1)
      }
      print("\(question), signal \(stop.signal) within \(duration) s: \(endings.codes)")
      #expect(endings.wrong.isEmpty, "\(endings.wrong)")
      #expect(Set(endings.codes.keys).isSubset(of: [0, stop.code, -stop.signal]))
      #expect(endings.codes[stop.code] != nil, "no audit noticed the signal")
    }
  }

  @Test(arguments: AskedClinic.Question.allCases, ["ENOSPC", "EIO"])
  func `A call that fails ends in a whole pack or in a sentence and a code`(
    _ question: AskedClinic.Question, _ error: String
  ) throws {
    guard CallTrace.canTrace("\(error) in an audit") else { return }
    try AskedClinic.with { clinic in
      let points = try points(clinic, question).filter {
        Fault.refused[error]?.contains($0.call) ?? true
      }
      #expect(points.count > 6)
      // From then on: a disk that is full stays full.
      let effect = Fault.Effect.error(error, isLasting: true)
      var hits = 0
      for point in points {
        let fault = Fault(point: point, effect: effect)
        let (wrong, isHit) = try clinic.withCopy { try ending(of: fault, question, $0) }
        #expect(wrong == nil, "\(fault)")
        hits += isHit ? 1 : 0
      }
      // Which thread wakes the one that listens for signals, by a call of its own, is left to chance.
      #expect(hits * 10 > points.count * 8)
    }
  }

  private func points(_ clinic: AskedClinic, _ question: AskedClinic.Question) throws
    -> [CallPoint]
  {
    let text = try clinic.withCopy { copy in
      let log = copy.folder + "/calls"
      let outcome = try copy.start(
        question, through: [CallTrace.tracer, "-f", "-y", "-qq", "-o", log]
      ).wait()
      try #require(outcome.code == 0, "\(outcome.errors)")
      return try String(contentsOfFile: log, encoding: .utf8)
    }
    let trace = CallTrace(text) { name, line in name != "execve" && line.contains("/night/") }
    // SQLite waits long for a lock that keeps failing.
    let calls = Dictionary(grouping: trace.points.filter { $0.call != "fcntl" }, by: \.call)
    return calls.keys.sorted().flatMap { call in
      let points = calls[call] ?? []
      let step = max(1, points.count / Self.mostPoints)
      // The last of all among them.
      return points.enumerated().filter { (points.count - 1 - $0.offset) % step == 0 }
        .map(\.element)
    }
  }

  /// What is wrong with how an audit with a fault ended, and whether it came as far as the fault.
  private func ending(
    of fault: Fault, _ question: AskedClinic.Question, _ clinic: AskedClinic
  ) throws -> (wrong: String?, isHit: Bool) {
    let (outcome, isHit) = try fault.run(log: clinic.folder + "/fault") {
      try clinic.start(question, through: $0).wait()
    }
    return (try complaint(fault, question, clinic, outcome, isHit), isHit)
  }

  private func complaint(
    _ fault: Fault, _ question: AskedClinic.Question, _ clinic: AskedClinic,
    _ outcome: Command.Outcome, _ isHit: Bool
  ) throws -> String? {
    guard outcome.signal == 0 else { return "it died of signal \(outcome.signal)" }
    guard isHit || outcome.code == 0 else { return "not hit, yet \(outcome)" }
    if outcome.code != 0 {
      guard Self.codes.contains(outcome.code) else { return "it ended with \(outcome.code)" }
      if let wrong = outcome.complaint(after: fault) { return wrong }
    }
    // Folders are opened to list what is to be removed.
    let canRemove = !["openat", "rmdir", "unlink"].contains(fault.point.call)
    return try clinic.complaint(question, outcome, canRemove: canRemove)
  }
}
