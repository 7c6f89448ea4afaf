import Configuration
import Testing

/// What is refused in a mail configuration, with its line.
@Suite struct MailRefusalTests {
  @Test(arguments: [
    ("", ": the file is empty; write a mail configuration instead."),
    (
      "transport: sendmail",
      ":1: the mail configuration has no \"from\"; write the key \"from\"."
    ),
    (
      "from: a@b",
      ":1: the mail configuration has no \"transport\"; write the key \"transport\"."
    ),
    (
      "from: a@b\ntransport: smpt",
      ":2: \"smpt\" is no value of \"transport\"; write \"smtp\" instead (known: smtp, sendmail)."
    ),
    (
      "from: a@b\ntransport: smtp",
      ":1: the mail configuration has no \"smtp\"; write the key \"smtp\"."
    ),
    (
      "from: a@b\ntransport: sendmail\nsmtp:\n  server: x",
      ":4: \"smtp\" stands here, but the transport is \"sendmail\"; write one of the two alone."
    ),
    (
      "from: a@b\ntransport: smtp\nsmtp:\n  server: x\nsendmail:\n  program: /x",
      ":6: \"sendmail\" stands here, but the transport is \"smtp\"; write one of the two alone."
    ),
    (
      "from: a@b\ntransport: sendmail\nsendmail:\n  program: sendmail",
      ":4: \"program\" is no absolute path; "
        + "write the whole path, such as /usr/sbin/sendmail, instead."
    ),
  ])
  func `A file without its sender or its way is refused`(_ text: String, _ says: String) {
    #expect(MailGiven.refusal(text + "\n") == "/srv/mail.yaml\(says)")
  }

  @Test(arguments: [
    (
      "form: a@b",
      ":3: \"form\" is no key of the mail configuration; write \"from\" instead (known: from, "
        + "reply-to, contact, transport, smtp, sendmail, link, content, allowed-domains, operator, "
        + "administrator, sites, certificates, most-messages, expire-after-hours)."
    ),
    (
      "reply-to: a b@c",
      ":3: the address \"a b@c\" in \"reply-to\" is not of the form name@domain; "
        + "write name@domain or Name <name@domain> instead."
    ),
    (
      "operator: a@b",
      ":3: \"operator\" is no list; write [one, another] instead."
    ),
    (
      "operator: [a@b,\n  é@b]",
      ":4: the address \"é@b\" in \"operator\" holds a character beyond ASCII; "
        + "write name@domain or Name <name@domain> instead."
    ),
    ("operator: [a@b,\n  A <a@B>]", ":4: a@b stands in \"operator\" twice; write it once instead."),
    (
      "content: html",
      ":3: \"html\" is no value of \"content\"; write \"link\", \"attach\" or \"encrypted\" instead."
    ),
    (
      "allowed-domains: []",
      ":3: \"allowed-domains\" is no list of at least one; write [one, another] instead."
    ),
    (
      "allowed-domains: [a@b]",
      ":3: \"a@b\" in \"allowed-domains\" is no domain; "
        + "write one such as clinic.example, or .clinic.example for all beneath it, instead."
    ),
    ("sites: []", ":3: \"sites\" is no list of at least one; write [one, another] instead."),
    ("sites:\n  - to: [a@b]", ":4: a site has no \"site\"; write the key \"site\"."),
    ("sites:\n  - site:", ":4: \"site\" is empty; write a value."),
    (
      "sites:\n  - site: S1\n  - site: S2\n  - site: S1",
      ":6: the site \"S1\" stands here for the second time; write it once instead."
    ),
    (
      "sites:\n  - site: S1\n    cc: [a@b]",
      ":5: \"cc\" is no key of a site; write \"site\", \"to\", \"also\" or \"content\" instead."
    ),
    (
      "sites:\n  - site: S1\n    also: [a@b, a@b]",
      ":5: a@b stands in \"also\" twice; write it once instead."
    ),
    (
      "certificates:\n  - address: a@b",
      ":4: a certificate has no \"file\"; write the key \"file\"."
    ),
    (
      "certificates:\n  - address: A <a@b>\n    file: x",
      ":4: the address \"A <a@b>\" in \"address\" is not of the form name@domain; "
        + "write name@domain instead."
    ),
    (
      "certificates:\n  - address: a@b\n    file: x\n  - address: a@B\n    file: y",
      ":6: there is a certificate for a@b already; write one for each address."
    ),
  ])
  func `A wrong value is refused at its line`(_ text: String, _ says: String) {
    #expect(MailGiven.refusal(MailGiven.least + text + "\n") == "/srv/mail.yaml\(says)")
  }

  @Test(arguments: [
    "operator: [a@clinic.example,\n  x@else.example]", "administrator: [\n  x@else.example]",
    "sites:\n  - site: S1\n    to:\n      - x@else.example",
    "sites:\n  - site: S1\n    also: [x@else.example]",
  ])
  func `A recipient outside the allowed domains is refused`(_ text: String) {
    let allowing = MailGiven.least + "allowed-domains: [clinic.example, .lab.example]\n"
    let lines = (allowing + text).split(separator: "\n")
    #expect(
      MailGiven.refusal(allowing + text + "\n")
        == "/srv/mail.yaml:\(lines.count): x@else.example is outside the allowed domains; "
        + "write another, or its domain in \"allowed-domains\".")
    for (domain, isAllowed) in [
      ("clinic.example", true), ("CLINIC.example", true), ("a.clinic.example", false),
      ("xclinic.example", false), ("lab.example", false), ("b.a.lab.example", true),
    ] {
      let other = text.replacing("else.example", with: domain)
      #expect((MailGiven.refusal(allowing + other + "\n") == nil) == isAllowed, "\(domain)")
    }
  }

  @Test(arguments: ["to", "also"])
  func `Mail is not to be encrypted for somebody without a certificate`(_ key: String) {
    let site = "sites:\n  - site: S1\n    \(key): [a@b, c@d]\n"
    let certificates = "certificates:\n  - address: a@b\n    file: x\n"
    for (before, after) in [("content: encrypted\n", ""), ("", "    content: encrypted\n")] {
      let text = MailGiven.least + before + site + after
      #expect(
        MailGiven.refusal(text + certificates)
          == "/srv/mail.yaml:\(before.isEmpty ? 5 : 6): mail to c@d is to be encrypted, but it has "
          + "no certificate; write its file in \"certificates\".")
      #expect(MailGiven.refusal(text + certificates + "  - address: c@d\n    file: y\n") == nil)
    }
    let plain = MailGiven.least + "content: encrypted\n" + site + "    content: link\n"
    #expect(MailGiven.refusal(plain) == nil)
  }

  @Test(arguments: [
    (
      "user: u",
      ":5: there is a \"user\" but no password; "
        + "write its \"password-file\" or \"credential\" as well."
    ),
    ("password-file: p", ":5: there is a password but no \"user\"; write both."),
    ("credential: p", ":5: there is a password but no \"user\"; write both."),
    (
      "user: u\n  credential: p\n  password-file: p",
      ":7: \"password-file\" and \"credential\" both stand here; write one of the two alone."
    ),
    (
      "user: u\n  credential: ../p",
      ":6: \"../p\" is no name of a credential; "
        + "write up to 64 letters, digits, hyphens and underscores instead."
    ),
    (
      "plain-text: true",
      ":5: \"plain-text\" is true, but \"security\" is starttls; "
        + "write \"plain-text: false\" instead."
    ),
    (
      "security: none\n  authorities: x",
      ":6: \"authorities\" mean nothing where \"security\" is none; write the file without them."
    ),
    (
      "security: ssl",
      ":5: \"ssl\" is no value of \"security\"; write \"starttls\", \"tls\" or \"none\" "
        + "instead."
    ),
    (
      "sever: x",
      ":5: \"sever\" is no key of \"smtp\"; write \"server\" instead (known: server, "
        + "port, security, plain-text, user, password-file, credential, authorities, "
        + "timeout-seconds)."
    ),
  ])
  func `Keys of a server that do not go together are refused`(_ text: String, _ says: String) {
    #expect(MailGiven.refusal(MailGiven.smtp("server: a", text)) == "/srv/mail.yaml\(says)")
  }

  @Test(arguments: [
    "mail.clinic.example", "localhost.example", "localhostx", "127.example", "127.0.0.1.example",
    "128.0.0.1", "10.127.0.1", "::2", "::", "0.0.0.0", "::127.0.0.1",
  ])
  func `Nothing goes to another machine unencrypted unless that is meant, a password never`(
    _ host: String
  ) {
    let server = "server: \"\(host)\""
    // An address of IPv6 with one of IPv4 in it is no address here.
    guard host != "::127.0.0.1" else {
      #expect(MailGiven.refusal(MailGiven.smtp(server)) != nil)
      return
    }
    #expect(
      MailGiven.refusal(MailGiven.smtp(server, "security: none"))
        == "/srv/mail.yaml:5: mail would go to another machine unencrypted; "
        + "write \"security: starttls\" instead, or \"plain-text: true\" if that is meant.")
    let meant = [server, "security: none", "plain-text: true"]
    #expect(MailGiven.refusal(MailGiven.smtp(meant[0], meant[1], meant[2])) == nil)
    #expect(
      MailGiven.refusal(
        MailGiven.smtp(meant[0], meant[1], meant[2], "user: u", "password-file: p"))
        == "/srv/mail.yaml:7: the password would go to another machine unencrypted; "
        + "write \"security: starttls\" or no user instead.")
    #expect(MailGiven.refusal(MailGiven.smtp(server, "user: u", "password-file: p")) == nil)
  }

  @Test(arguments: ["localhost", "LocalHost", "127.0.0.1", "127.255.0.9", "::1"])
  func `To this machine mail and a password may go unencrypted`(_ host: String) {
    #expect(
      MailGiven.refusal(
        MailGiven.smtp("server: \"\(host)\"", "security: none", "user: u", "credential: p")) == nil)
  }

  @Test(arguments: [
    MailGiven.least + "password: 0b9c\n", MailGiven.least + "Password: 0b9c\n",
    MailGiven.smtp("server: a", "user: u", "password: 0b9c"),
    MailGiven.least + "sites:\n  - site: S1\n    password: 0b9c\n",
    MailGiven.least + "certificates:\n  - address: a@b\n    password: 0b9c\n",
    MailGiven.least + "sendmail:\n  password: 0b9c\n",
  ])
  func `A password in the file is refused, and is not repeated`(_ text: String) {
    let line = text.split(separator: "\n").count
    #expect(
      MailGiven.refusal(text)
        == "/srv/mail.yaml:\(line): a password stands in the file; "
        + "write the path of a file that holds it, as \"password-file\", instead.")
  }

  @Test func `A misspelt password is not repeated either`() {
    for key in ["pasword", "passwd", "passwort", "password_file"] {
      let text = MailGiven.smtp("server: a", "user: u", "\(key): 0b9c")
      #expect(MailGiven.refusal(text)?.hasPrefix("/srv/mail.yaml:6: \"\(key)\" is no key") == true)
      #expect(MailGiven.refusal(text)?.contains("0b9c") == false)
    }
  }
}
