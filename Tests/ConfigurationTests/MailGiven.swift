import Configuration

/// Mail configurations given in words, and what they come to.
enum MailGiven {
  static let path = "/srv/mail.yaml"

  /// The fewest keys that make a configuration.
  static let least = "from: a@clinic.example\ntransport: sendmail\n"

  /// Every key but those of the other transport and the other place of a password.
  static let whole = """
    from: REMS monitoring <remswatch@clinic.example>
    reply-to: rems-desk@clinic.example
    contact: REMS desk, extension 4711
    transport: smtp
    smtp:
      server: Mail.Clinic.example
      port: 2525
      security: tls
      plain-text: false
      user: remswatch
      password-file: smtp-password
      authorities: /etc/clinic-ca.pem
      timeout-seconds: 61
    link: https://intranet.example/remswatch
    content: attach
    allowed-domains: [clinic.example, .Lab.example]
    operator: [ops@clinic.example]
    administrator: [rems-admin@clinic.example, x@a.lab.example]
    most-messages: 501
    expire-after-hours: 49
    sites:
      - site: S01
        to: [a@clinic.example, Ana Núñez <b@clinic.example>]
        also: [c@clinic.example]
        content: encrypted
      - site: ""
        to: []
    certificates:
      - address: a@clinic.example
        file: certs/a.pem
      - address: b@clinic.example
        file: /b.pem
      - address: c@clinic.example
        file: c.pem

    """

  /// The fewest keys of a server, and more of its keys.
  static func smtp(_ lines: String...) -> String {
    let keys = lines.map { "  \($0)\n" }.joined()
    return "from: a@clinic.example\ntransport: smtp\nsmtp:\n" + keys
  }

  static func decode(_ text: String, path: String = path) throws(ConfigurationError)
    -> MailConfiguration
  {
    try MailConfiguration.decode(Array(text.utf8), file: path)
  }

  /// The server of a configuration.
  static func server(_ lines: String...) throws(ConfigurationError) -> MailTransport.SMTP? {
    let keys = lines.map { "  \($0)\n" }.joined()
    guard case .smtp(let server) = try decode(smtp() + keys).transport else { return nil }
    return server
  }

  /// What the refusal says; nil where nothing is refused.
  static func refusal(_ text: String) -> String? {
    do {
      _ = try decode(text)
      return nil
    } catch {
      return error.description
    }
  }
}
