internal import Configuration
internal import Delivery
internal import Mail

/// Hands mails over to the server or program that is configured.
struct Carrier {
  /// For a program on this machine.
  private static let secondsOfSendmail = 60

  let send: (OutboxItem, [UInt8]) -> SendResult

  /// Reads the password, where one is needed; connects to nothing yet.
  ///
  /// Throws where the password is not to be used.
  init(_ setup: MailSetup) throws {
    let sender = setup.configuration.from.address
    switch setup.configuration.transport {
    case .sendmail(let path):
      let program = Sendmail(path: path, sender: sender, seconds: Self.secondsOfSendmail)
      send = { item, message in Self.send(item) { program.send(message, to: $0) } }
    case .smtp(let server):
      let session = SMTPSession(MailServer(server, try setup.password()), from: sender)
      send = { item, message in
        guard let session else { return .unreachable("libcurl.so.4 is not installed") }
        return Self.send(item) { session.send(message, to: $0) }
      }
    }
  }

  private static func send(_ item: OutboxItem, _ body: (EmailAddress) -> SendResult)
    -> SendResult
  {
    guard let recipient = try? EmailAddress(item.recipient) else {
      return .refused("the recipient in the outbox is no address")
    }
    return body(recipient)
  }
}

extension MailServer {
  fileprivate init(_ server: MailTransport.SMTP, _ password: MailPassword?) {
    let security: Security =
      switch server.security {
      case .starttls: .startTLS
      case .tls: .tls
      case .none: .plain
      }
    let login = server.login.flatMap { login in
      password.map { Login(user: login.user, password: $0.text) }
    }
    self.init(
      host: server.server, port: server.port, security: security, login: login,
      authorities: server.authorities, seconds: server.timeoutSeconds)
  }
}
