import CommandHarness
import Foundation
import Synchronization
import Testing

/// A run that is killed at any step of mailing loses no mail and doubles no more than one.
@Suite struct MailKillTests {
  private static let sites = 2
  private static let workers = 2

  @Test func `A run killed at any call from the outbox on loses no mail and doubles at most one`()
    throws
  {
    guard CallTrace.canTrace("killing a run that sends mail at every call") else { return }
    try MailedClinic.with(Self.sites) { clinic in
      let points = try points(clinic, MailServer(clinic.folder + "/server"))
      #expect(points.count > 100)
      let total = Mutex(Kills())
      DispatchQueue.concurrentPerform(iterations: Self.workers) { worker in
        let kills = check(points, worker, clinic)
        total.withLock { $0.add(kills) }
      }
      let kills = total.withLock { $0 }
      print("kills while mailing: \(points.count) points, \(kills)")
      #expect(kills.violations.isEmpty, "\(kills.violations.prefix(5))")
      #expect(kills.hits > 100)
      #expect(kills.doubled > 0, "no kill came between a mail and its record")
    }
  }

  private struct Kills: CustomStringConvertible {
    var hits = 0
    /// How often a mail came twice, with the same id.
    var doubled = 0
    var violations: [String] = []

    mutating func add(_ other: Kills) {
      hits += other.hits
      doubled += other.doubled
      violations += other.violations
    }

    var description: String { "\(hits) kills, \(doubled) doubled, \(violations.count) violations" }
  }

  /// Every call of a run from when it first names the outbox.
  private func points(_ clinic: MailedClinic, _ server: MailServer) throws -> [CallPoint] {
    try withCopy(clinic, server) { copy in
      let log = copy.folder + "/calls"
      let night = try copy.traced(["-f", "-y", "-qq", "-o", log])
      try #require(night.code == 0, "\(night.errors)")
      let text = try String(contentsOfFile: log, encoding: .utf8)
      return CallTrace(text) { _, line in line.contains("/outbox") }.points
        .filter { $0.call != "fcntl" || $0.number.isMultiple(of: 16) }
    }
  }

  /// A worker's share of the points, with a server of its own.
  private func check(_ points: [CallPoint], _ worker: Int, _ clinic: MailedClinic) -> Kills {
    var kills = Kills()
    do {
      let server = try MailServer("\(clinic.folder)/server-\(worker)")
      for place in stride(from: worker, to: points.count, by: Self.workers) {
        kills.add(try withCopy(clinic, server) { try kill($0, at: points[place], server) })
      }
    } catch {
      kills.violations.append("the test itself failed, \(error)")
    }
    return kills
  }

  private func kill(_ copy: MailedClinic, at point: CallPoint, _ server: MailServer) throws
    -> Kills
  {
    var kills = Kills()
    let before = try server.lastNumber()
    let killed = try copy.traced([
      "-f", "-qq", "-o", "/dev/null", "-e", "signal=none", "-e", "trace=\(point.call)", "-e",
      "inject=\(point.call):signal=SIGKILL:when=\(point.number)",
    ])
    kills.hits = killed.signal == 9 ? 1 : 0
    let next = try copy.night()
    if next.code != 0 { kills.violations.append("\(point): the next run: \(next)") }
    let flush = try copy.flush()
    if flush.code != 0 { kills.violations.append("\(point): the flush: \(flush)") }
    let ids = try copy.mailIDs()
    let mails = try server.messages(after: before).filter { mail in
      let id = try mail.messageID()
      return ids.contains(id)
    }
    let reached = Set(mails.map { $0.rcpts[0] })
    if reached.count != Self.sites || ids.count != Self.sites {
      kills.violations.append("\(point): \(reached) got a mail of \(ids.count)")
    }
    kills.doubled = mails.count - reached.count
    if kills.doubled > 1 { kills.violations.append("\(point): \(kills.doubled) came twice") }
    return kills
  }

  /// Each copy has runs, and so mails, of its own.
  private func withCopy<Result>(
    _ clinic: MailedClinic, _ server: MailServer, _ body: (MailedClinic) throws -> Result
  ) throws -> Result {
    try Command.withFolder { folder in
      let copy = MailedClinic(folder: folder)
      try FileManager.default.copyItem(atPath: clinic.database, toPath: copy.database)
      try copy.configure(server)
      return try body(copy)
    }
  }
}

extension MailedClinic {
  /// A night under the tracer.
  fileprivate func traced(_ options: [String]) throws -> Command.Outcome {
    let words = [
      "run", "--database", database, "--output", output, "--as-of", Self.day, "--mail",
      "--mail-file", mailFile,
    ]
    return try RunningProgram([CallTrace.tracer] + options + [try Command.path] + words).wait()
  }

  /// Message-IDs of every mail that was ever in the outbox, as a server sees them.
  fileprivate func mailIDs() throws -> Set<String> {
    let status = try remswatchStatus(["--all", "--json"])
    let json = try JSONSerialization.jsonObject(with: Data(status.output.utf8)) as? [String: Any]
    let mails = try #require(json?["mails"] as? [[String: Any]])
    return Set(mails.compactMap { ($0["message_id"] as? String).map { "<\($0)>" } })
  }
}
