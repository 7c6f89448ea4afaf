import Configuration
import Mail
import Testing

/// What a mail configuration comes to.
@Suite struct MailConfigurationTests {
  @Test func `Every key comes out with its type`() throws {
    let mail = try MailGiven.decode(MailGiven.whole)
    #expect(
      mail.from == (try Mailbox(text: "REMS monitoring <remswatch@clinic.example>")))
    #expect(mail.replyTo == (try Mailbox(text: "rems-desk@clinic.example")))
    #expect(mail.contact == "REMS desk, extension 4711")
    #expect(mail.link == "https://intranet.example/remswatch")
    #expect(mail.mostMessages == 501)
    #expect(mail.expireAfterHours == 49)
    guard case .smtp(let smtp) = mail.transport else {
      Issue.record("\(mail.transport)")
      return
    }
    #expect(smtp.server == "mail.clinic.example")
    #expect(smtp.port == 2525)
    #expect(smtp.security == .tls)
    #expect(smtp.login?.user == "remswatch")
    #expect(smtp.login?.password == .file("/srv/smtp-password"))
    #expect(smtp.authorities == "/etc/clinic-ca.pem")
    #expect(smtp.timeoutSeconds == 61)
  }

  @Test func `Who gets what comes out in the order of the file`() throws {
    let policy = try MailGiven.decode(MailGiven.whole).recipients
    #expect(policy.content == .attach)
    #expect(policy.allowedDomains?.map(\.text) == ["clinic.example", ".lab.example"])
    #expect(policy.operators.map(\.address.text) == ["ops@clinic.example"])
    #expect(
      policy.administrators.map(\.address.text) == [
        "rems-admin@clinic.example", "x@a.lab.example",
      ])
    #expect(policy.sites.map(\.site) == ["S01", ""])
    let first = try #require(policy.recipients(of: "S01"))
    #expect(first.to?.map(\.address.text) == ["a@clinic.example", "b@clinic.example"])
    #expect(first.to?.map(\.name) == [nil, "Ana Núñez"])
    #expect(first.also.map(\.address.text) == ["c@clinic.example"])
    #expect(first.content == .encrypted)
    #expect(policy.recipients(of: "")?.to == [])
    #expect(policy.recipients(of: "")?.content == nil)
    #expect(policy.recipients(of: "S02") == nil)
    #expect(
      policy.certificates == [
        try EmailAddress("a@clinic.example"): "/srv/certs/a.pem",
        try EmailAddress("b@clinic.example"): "/b.pem",
        try EmailAddress("c@clinic.example"): "/srv/c.pem",
      ])
  }

  @Test func `Without the other keys the defaults hold`() throws {
    let mail = try MailGiven.decode(MailGiven.least)
    #expect(mail.replyTo == nil)
    #expect(mail.contact == nil)
    #expect(mail.transport == .sendmail(program: "/usr/sbin/sendmail"))
    #expect(mail.link == nil)
    #expect(mail.mostMessages == 500)
    #expect(mail.expireAfterHours == 48)
    #expect(mail.recipients == RecipientPolicy())
    #expect(mail.recipients.content == .link)
    let other = try MailGiven.decode(MailGiven.least + "sendmail:\n  program: /opt/x\n")
    #expect(other.transport == .sendmail(program: "/opt/x"))
  }

  @Test(arguments: [
    ("security: starttls", MailTransport.Security.starttls, 587), ("security: tls", .tls, 465),
    ("security: none", .none, 25), ("timeout-seconds: 60", .starttls, 587),
  ])
  func `A server's port is that of its security`(
    _ line: String, _ security: MailTransport.Security, _ port: Int
  ) throws {
    let server = try #require(try MailGiven.server("server: localhost", line))
    #expect(server.security == security)
    #expect(server.port == port)
    #expect(server.timeoutSeconds == 60)
    #expect(server.login == nil)
    #expect(server.authorities == nil)
  }

  @Test func `A password lies in a file beside this one, or is a credential`() throws {
    let file = try MailGiven.server("server: a", "user: u", "password-file: p")
    #expect(file?.login?.password == .file("/srv/p"))
    let credential = try MailGiven.server("server: a", "user: u", "credential: smtp_Password-1")
    #expect(credential?.login?.password == .credential("smtp_Password-1"))
    let bare = try MailGiven.decode(
      MailGiven.smtp("server: a", "user: u", "password-file: p"), path: "mail.yaml")
    guard case .smtp(let smtp) = bare.transport else { return }
    #expect(smtp.login?.password == .file("p"))
  }

  @Test(arguments: [
    ("most-messages", 1, 100_000), ("expire-after-hours", 1, 720), ("smtp.port", 1, 65_535),
    ("smtp.timeout-seconds", 1, 600),
  ])
  func `A number may be the smallest and the largest, and nothing beyond`(
    _ key: String, _ least: Int, _ most: Int
  ) {
    let isOfServer = key.hasPrefix("smtp.")
    let name = key.replacing("smtp.", with: "")
    func refusal(_ number: Int) -> String? {
      MailGiven.refusal(
        isOfServer
          ? MailGiven.smtp("server: a", "\(name): \(number)")
          : MailGiven.least + "\(name): \(number)\n")
    }
    for good in [least, least + 1, most - 1, most] { #expect(refusal(good) == nil) }
    for bad in [least - 1, most + 1] {
      #expect(
        refusal(bad)
          == "/srv/mail.yaml:\(isOfServer ? 5 : 3): \"\(name)\" cannot be \(bad); "
          + "write a whole number from \(least) to \(most) instead.")
    }
  }

  @Test(arguments: [
    "mail", "mail.clinic.example", "127.0.0.1", "255.255.255.255", "::1", "2001:db8::25",
    "1:2:3:4:5:6:7:8", "fe80::", "x-1.example", "1.example", "0x7f000001",
  ])
  func `A server is a name or an address`(_ name: String) throws {
    #expect(try MailGiven.server("server: \"\(name)\"")?.server == name)
  }

  @Test(arguments: [
    "smtp://mail", "mail/", "mail:25", "[::1]", "mail.", ".mail", "a..b", "-a", "a-", "127.1",
    "256.1.1.1", "1.2.3.04", "1.2.3", "1.2.3.4.5", "127.0.0.0177", "::1::", "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7:8:9", "::12345", "::g", "1:2:3:4::5:6:7:8", ":::", ":1", "::1%eth0", "é.example",
    "a b", "user@mail", "mail?x", "mail\\x",
  ])
  func `A server is nothing else`(_ name: String) {
    let text = name.replacing("\\", with: "\\\\")
    #expect(
      MailGiven.refusal(MailGiven.smtp("server: \"\(text)\""))
        == "/srv/mail.yaml:4: \"\(name)\" in \"server\" is no name of a machine; write one such as "
        + "mail.clinic.example, without scheme, port or brackets, instead.")
  }

  @Test(arguments: [
    ("https://a.example", "https://a.example"), ("http://a/", "http://a"),
    ("https://a:8443/b//", "https://a:8443/b"), ("https://[::1]:80/x", "https://[::1]:80/x"),
    ("/srv/reports", "/srv/reports"), ("/", "/"), ("/a b/", "/a b"),
    ("\\\\server\\reports\\", "\\\\server\\reports"),
  ])
  func `A link is an address, a path or a share, without a slash at its end`(
    _ text: String, _ link: String
  ) throws {
    #expect(try MailGiven.decode(MailGiven.least + "link: '\(text)'\n").link == link)
  }

  @Test(arguments: [
    "ftp://a", "a", "a/b", "file:///a", "javascript:x", "https://", "https:///a", "https://u@a/",
    "https://u:p@a/", "https://a/?b", "https://a/#b", "https://a/<b>", "https://a b", "https://ä/",
    "HTTPS://a", "https://a:x/", "https://a:99999/", "https://a:1:2/", "https://[::1/", "\\\\",
    "\\\\\\x", "https://[a]/", "https://[::1]x/", "https://a\\b",
  ])
  func `A link is nothing else`(_ text: String) {
    #expect(
      MailGiven.refusal(MailGiven.least + "link: '\(text)'\n")?.hasPrefix(
        "/srv/mail.yaml:3: \"link\" is no place where recipients could look; write ") == true)
  }
}
