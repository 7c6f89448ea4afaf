/// What a mail server does wrong, and when; mail-server.py says more of it.
struct Fault: Encodable {
  enum Stage: String, Encodable {
    case greeting, ehlo, starttls, auth, mail, rcpt, data, rset, quit
    /// While the message comes.
    case inData = "in-data"
    /// Instead of the answer to the whole message.
    case afterData = "after-data"
  }

  enum Action: String, Encodable {
    /// It never answers again.
    case hang
    /// The connection is cut.
    case drop
    /// The message is kept as accepted, and the connection is cut before the sender hears of it.
    case dropAfterData = "drop-after-data"
    /// The connection is cut at the same place, and the message is lost.
    case dropAfterDataUnstored = "drop-after-data-unstored"
  }

  var stage: Stage
  var reply: String?
  var action: Action?
  /// Seconds to wait first.
  var slow: Double?
  /// Of the stages rcpt to after-data; nil: all. `*` stands for any text.
  var recipient: String?
  /// How often, at the stage rcpt for each recipient; nil: always.
  var times: Int?

  private enum CodingKeys: String, CodingKey {
    case stage, reply, action, slow, times
    case recipient = "match_recipient"
  }

  /// What stands for a mailbox that is not known.
  static func unknown(_ recipient: String) -> Fault {
    Fault(stage: .rcpt, reply: "550 5.1.1 no such user", recipient: recipient)
  }

  /// The first attempt for each recipient is put off.
  static let greylisting = Fault(stage: .rcpt, reply: "451 4.7.1 greylisted", times: 1)
}
