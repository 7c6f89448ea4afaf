import Delivery
import Mail
import Monitoring

/// Mails of an invented night, and a server that answers as it is told.
struct OutboxSample {
  let folder: TemporaryFolder
  let outbox: Outbox
  /// What the server says to each recipient, attempt by attempt; the last answer stays.
  var answers: [String: [SendResult]] = [:]
  /// Recipients in the order in which they were tried.
  private(set) var tried: [String] = []

  init() throws {
    folder = try TemporaryFolder()
    outbox = Outbox(folder.path)
  }

  static let queuedAt = Instant(seconds: 1_795_486_205)

  /// - Parameter minutes: after the first mails at which it was queued.
  static func letter(
    _ recipient: String, run: String = "run-1", copy: Int = 0, after minutes: Int64 = 0
  ) -> Outbox.Letter {
    let item = OutboxItem(
      kind: .site, run: run, asOf: queuedAt.day, siteId: "S-\(recipient)", recipient: recipient,
      domain: "clinic.example", contentSha256: "c",
      queuedAt: Instant(seconds: queuedAt.seconds + minutes * 60), copy: copy)
    return Outbox.Letter(item, message: Array("mail to \(recipient)".utf8))
  }

  /// Puts mails into the outbox as the batch of a run.
  func enter(_ recipients: [String], run: String = "run-1", after minutes: Int64 = 0) throws {
    try outbox.stage(recipients.map { Self.letter($0, run: run, after: minutes) }, as: run)
    try outbox.enter(run)
  }

  /// Flushes `minutes` after the mails were queued.
  mutating func flush(after minutes: Int64 = 0, most: Int = 100, isImpatient: Bool = false) throws
    -> Outbox.Flushed
  {
    let now = Instant(seconds: Self.queuedAt.seconds + minutes * 60)
    let flush = Outbox.Flush(
      most: most, expiry: 48 * 3600, isImpatient: isImpatient, clock: { now })
    tried = []
    var (answers, tried) = (answers, [String]())
    let flushed = try outbox.flush(flush) { item, message in
      tried.append(item.recipient)
      guard message == Array("mail to \(item.recipient)".utf8) else {
        return .refused("other mail")
      }
      let list = answers[item.recipient] ?? [.accepted("250")]
      if list.count > 1 { answers[item.recipient]?.removeFirst() }
      return list[0]
    }
    (self.answers, self.tried) = (answers, tried)
    return flushed
  }

  func item(_ recipient: String) -> OutboxItem? {
    outbox.items().first { $0.recipient == recipient }
  }
}
