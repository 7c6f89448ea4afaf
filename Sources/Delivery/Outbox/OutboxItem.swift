package import Monitoring

/// A mail on its way, and how far it came.
package struct OutboxItem: Codable, Hashable, Sendable {
  /// Of the mail for ever: of the run, the site, the recipient and the copy. Names the files.
  package let id: String
  package let kind: Kind
  /// The run that the mail is about; nil: none was published.
  package let run: String?
  package let asOf: CivilDate
  /// Of the run's question beside the day; nil: no limit.
  package let knownAt: Instant?
  /// Id of the run's rule set; nil: it is about none.
  package let program: String?
  /// The site's id, as the database has it; nil: the mail is about no single site.
  package let siteId: String?
  package let recipient: String
  /// Without its angle brackets.
  package let messageId: String
  /// Of what the run says of the site, so that a rerun of a night does not say it again.
  package let contentSha256: String
  package let queuedAt: Instant
  package internal(set) var state = State.pending
  package internal(set) var attempts = 0
  package internal(set) var lastAttemptAt: Instant?
  /// Not before it; nil: at once.
  package internal(set) var nextAttemptAt: Instant?
  /// What the server, or the system, said last.
  package internal(set) var lastReply: String?
  /// Whether an attempt may have arrived though nobody said so: a second copy has the same id.
  package internal(set) var possibleDuplicate: Bool?

  /// Whom a mail is for.
  package enum Kind: String, Codable, Sendable { case site, administrator, `operator` }

  package enum State: String, Codable, CaseIterable, Sendable {
    /// Waits for an attempt.
    case pending
    /// Was being sent when last heard of.
    case sending
    case accepted
    /// Refused for good.
    case failed
    /// Could not be delivered for too long.
    case expired
    /// Not sent any more, since a later run of the day says it better.
    case superseded

    /// Whether nothing will become of it any more.
    package var isFinal: Bool {
      switch self {
      case .pending, .sending: false
      case .accepted, .failed, .expired, .superseded: true
      }
    }
  }

  /// - Parameter copy: 0 for the mail of a run, 1 for the first that is sent again on demand.
  package init(
    kind: Kind, run: String?, asOf: CivilDate, knownAt: Instant? = nil, program: String? = nil,
    siteId: String?, recipient: String, domain: String, contentSha256: String, queuedAt: Instant,
    copy: Int = 0
  ) {
    let key = [run ?? "\(queuedAt)", kind.rawValue, siteId ?? "", recipient, "\(copy)"]
    // A site whose id is empty is another one than no site.
    id = String(Fingerprint.of(key + (siteId == "" ? ["site"] : [])).prefix(32))
    messageId = "\(id)@\(domain)"
    self.kind = kind
    self.run = run
    self.asOf = asOf
    self.knownAt = knownAt
    self.program = program
    self.siteId = siteId
    self.recipient = recipient
    self.contentSha256 = contentSha256
    self.queuedAt = queuedAt
  }

  static func isOlder(_ one: OutboxItem, _ other: OutboxItem) -> Bool {
    (one.queuedAt, one.id) < (other.queuedAt, other.id)
  }
}
