internal import CCurl
internal import Glibc
package import Mail

/// A conversation with a mail server, one mail after the other over one connection.
package final class SMTPSession {
  private let session: OpaquePointer
  private let sender: EmailAddress

  /// Does not connect yet; nil: the library is not installed.
  package init?(_ server: MailServer, from sender: EmailAddress) {
    let isVersion6 = server.host.contains(":") && !server.host.hasPrefix("[")
    let host = isVersion6 ? "[\(server.host)]" : server.host
    let texts = [host, server.login?.user, server.login?.password, server.authorities].map { text in
      text.map { strdup($0) } ?? nil
    }
    defer { for text in texts { free(text) } }
    self.sender = sender
    var given = remswatch_mail_server(
      host: texts[0], port: server.port, security: server.security.inC, user: texts[1],
      password: texts[2], authorities: texts[3], milliseconds: server.seconds * 1000)
    guard let session = remswatch_mail_open(&given) else { return nil }
    self.session = session
  }

  deinit {
    remswatch_mail_close(session)
  }

  package func send(_ message: [UInt8], to recipient: EmailAddress) -> SendResult {
    var result = remswatch_mail_result()
    remswatch_mail_send(session, sender.text, recipient.text, message, message.count, &result)
    let reply = withUnsafeBytes(of: &result.text) { bytes in
      SendResult.printable(String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self))
    }
    guard let problem = result.problem else { return .accepted(reply) }
    let words = reply.isEmpty ? SendResult.printable(String(cString: problem)) : reply
    return Self.judge(result.stage, result.reply, words)
  }

  /// What a failure means for the mail and for those after it.
  static func judge(_ stage: remswatch_stage, _ reply: Int, _ words: String) -> SendResult {
    let isAboutMail =
      switch stage {
      case remswatch_recipient_named, remswatch_data_announced, remswatch_data_begun,
        remswatch_data_ended:
        true
      // Too large: RFC 1870, section 6.1. Any other trouble with the sender is the next mail's too.
      case remswatch_sender_named: reply == 552
      default: false
      }
    switch reply {
    // It closes the connection, whatever it was asked.
    case 421: return .unreachable(words)
    case 500..<600 where isAboutMail: return .refused(words)
    case 400..<500 where isAboutMail: return .deferred(words)
    case 0 where stage == remswatch_data_ended: return .unsure("no answer to the mail: \(words)")
    // It took the mail, or began to say so.
    case 200..<300 where stage == remswatch_data_ended: return .unsure(words)
    default: return .unreachable(words)
    }
  }
}

extension MailServer.Security {
  fileprivate var inC: remswatch_security {
    switch self {
    case .plain: remswatch_plain
    case .startTLS: remswatch_starttls
    case .tls: remswatch_tls
    }
  }
}
