import CommandHarness
import Foundation
import Testing

/// The mail server of the tests itself, tried by Python's smtplib.
@Suite struct MailServerTests {
  private static let account = MailServer.Account(user: "reports", password: "wordQzxvejo")

  @Test func `A message is kept as it came, with its envelope, in the order of acceptance`() throws
  {
    try Command.withFolder { folder in
      let server = try MailServer(folder)
      let recipients = ["a@clinic.example", "b@clinic.example"]
      let sent = try SMTPClient(port: server.port, times: 3).send(to: recipients)
      #expect(sent == #"[{"accepted": {}}, {"accepted": {}}, {"accepted": {}}]"#)
      let mails = try server.messages()
      #expect(mails.map(\.n) == [1, 2, 3] && mails.map(\.connection) == [1, 1, 1])
      for mail in mails {
        #expect(try mail.bytes() == Data(SMTPClient.mail.utf8))
        #expect(mail.from == "f@clinic.example" && mail.rcpts == recipients)
        #expect(!mail.tls && mail.user == nil)
        #expect(try mail.field("subject") == "A line")
      }
    }
  }

  @Test(arguments: ["starttls", "implicit"])
  func `TLS and a password are asked for and told`(_ kind: String) throws {
    try Command.withFolder { folder in
      let security = try #require(MailServer.Security(rawValue: kind))
      let server = try MailServer(folder, security: security, account: Self.account)
      var client = SMTPClient(
        port: server.port, security: ["--\(kind)", try Certificates.authority()])
      #expect(try client.send() == #"[{"error": "530 5.7.0 Authentication required"}]"#)
      client.account = MailServer.Account(user: "reports", password: "wrong")
      #expect(try client.send().contains("535 5.7.8"))
      client.account = Self.account
      #expect(try client.send() == #"[{"accepted": {}}]"#)
      let mails = try server.messages()
      #expect(mails.map(\.tls) == [true] && mails.map(\.user) == ["reports"])
      let secret = Data("\0reports\0wordQzxvejo".utf8).base64EncodedString()
      #expect(try server.dialogue().contains("C: AUTH PLAIN \(secret)"))
    }
  }

  @Test(arguments: Certificates.Server.bad, ["starttls", "implicit"])
  func `A bad certificate is one that a careful client refuses`(
    _ certificate: Certificates.Server, _ kind: String
  ) throws {
    try Command.withFolder { folder in
      let security = try #require(MailServer.Security(rawValue: kind))
      let server = try MailServer(folder, security: security, certificate: certificate)
      let client = SMTPClient(
        port: server.port, security: ["--\(kind)", try Certificates.authority()])
      #expect(try client.send().contains("CERTIFICATE_VERIFY_FAILED"))
      #expect(try server.messages().isEmpty)
    }
  }

  @Test func `STARTTLS that is not offered is refused, and nothing is taken where it is needed`()
    throws
  {
    try Command.withFolder { folder in
      let bare = try MailServer(folder + "/bare", security: .starttlsNotOffered)
      let authority = try Certificates.authority()
      let wish = SMTPClient(port: bare.port, security: ["--starttls", authority])
      #expect(try wish.send().contains("STARTTLS extension not supported"))
      let strict = try MailServer(folder + "/strict", security: .starttls)
      #expect(try SMTPClient(port: strict.port).send().contains("530 Must issue a STARTTLS"))
      #expect(try bare.messages().isEmpty && strict.messages().isEmpty)
    }
  }

  @Test func `A server in another's place goes on with its messages`() throws {
    try Command.withFolder { folder in
      let first = try MailServer(folder)
      let client = SMTPClient(port: first.port)
      _ = try client.send()
      first.stop()
      #expect(try client.send().contains("ConnectionRefusedError"))
      let second = try MailServer(folder, port: first.port)
      _ = try client.send()
      #expect(try second.messages().map(\.n) == [1, 2])
    }
  }

  @Test func `A message that is too large is refused`() throws {
    try Command.withFolder { folder in
      let server = try MailServer(folder, largestMessage: 50)
      #expect(try SMTPClient(port: server.port).send().contains("552 "))
      #expect(try server.messages().isEmpty)
    }
  }
}
