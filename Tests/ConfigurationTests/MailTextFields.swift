import Configuration

/// Every place of a mail configuration where text stands that somebody else will read.
enum MailTextFields {
  /// Configurations with `%` in place of a text in quotation marks.
  static let all: [String] =
    [
      "from: \"%\"\ntransport: sendmail\n", "from: \"% <a@b>\"\ntransport: sendmail\n",
      "from: \"A <%@b>\"\ntransport: sendmail\n", "from: \"a@%\"\ntransport: sendmail\n",
      "from: a@b\ntransport: \"%\"\n",
    ] + root.map { MailGiven.least + $0 + "\n" } + server.map { MailGiven.smtp("server: a", $0) }
    + [
      MailGiven.smtp("server: \"%\""),
      MailGiven.smtp("server: a", "user: u", "password-file: \"%\""),
      MailGiven.smtp("server: a", "user: u", "credential: \"%\""),
      MailGiven.smtp("server: a", "user: \"%\"", "credential: p"),
    ]

  private static let root = [
    "reply-to: \"%\"", "reply-to: \"% <a@b>\"", "reply-to: \"'%' <a@b>\"", "contact: \"%\"",
    "contact: \"a % b\"", "link: \"%\"", "link: \"https://a.example/%\"", "link: \"https://%/\"",
    "link: \"/%\"", "link: \"\\\\\\\\%\"", "content: \"%\"", "allowed-domains: [\"%\"]",
    "operator: [\"%\"]", "operator: [\"% <a@b>\"]", "administrator: [\"a@%\"]",
    "administrator: [\"% <a@b>\"]", "most-messages: \"%\"", "expire-after-hours: \"%\"",
    "sites:\n  - site: \"%\"", "sites:\n  - site: S\n    to: [\"%\"]",
    "sites:\n  - site: S\n    to: [\"% <a@b>\"]", "sites:\n  - site: S\n    also: [\"%@b\"]",
    "sites:\n  - site: S\n    content: \"%\"",
    "certificates:\n  - address: \"%\"\n    file: x",
    "certificates:\n  - address: a@b\n    file: \"%\"", "sendmail:\n  program: \"/%\"",
    "sendmail:\n  program: \"%\"", "\"%\": x", "sites:\n  - \"%\": x",
  ]

  private static let server = [
    "authorities: \"%\"", "security: \"%\"", "port: \"%\"", "plain-text: \"%\"", "\"%\": x",
  ]

  /// A text as it stands between the quotation marks of YAML.
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      let isPlain = (0x20...0x7E).contains(scalar.value) && scalar != "\"" && scalar != "\\"
      let number = String(scalar.value, radix: 16)
      return isPlain
        ? String(scalar) : "\\U" + String(repeating: "0", count: 8 - number.count) + number
    }
    .joined()
  }

  /// Every text that a value holds, however deep.
  static func texts(in value: Any) -> [String] {
    if let text = value as? String { return [text] }
    return Mirror(reflecting: value).children.flatMap { texts(in: $0.value) }
  }

  /// Whether a header or a line could be ended or shown otherwise with it.
  static func hasControl(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
  }
}
