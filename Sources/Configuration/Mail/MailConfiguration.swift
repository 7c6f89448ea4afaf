package import Mail
internal import StrictYAML

/// How reports are mailed, as a file of its own says it, every value of it checked.
package struct MailConfiguration: Hashable, Sendable {
  package let from: Mailbox
  /// Where answers go; nil: to `from`.
  package let replyTo: Mailbox?
  /// Whom letters tell to turn to; one line without controls.
  package let contact: String?
  package let transport: MailTransport
  /// Where recipients see the output folder, without a slash at its end; nil: at its own path.
  package let link: String?
  package let recipients: RecipientPolicy
  /// Messages of one run, 1…100000.
  package let mostMessages: Int
  /// Hours after which a message that nobody took is given up, 1…720.
  package let expireAfterHours: Int

  /// Reads the bytes of the file, or refuses them with the line that is wrong.
  ///
  /// `file` is its path for messages, and relative paths in it begin in its folder: no file is
  /// opened here.
  package static func decode(_ bytes: [UInt8], file: String) throws(ConfigurationError)
    -> MailConfiguration
  {
    do {
      let root = try YAMLTree.read(SourceText(bytes, kind: "mail configuration"))
      return try MailConfiguration(root, folder: PathInFile.folder(of: file))
    } catch {
      throw ConfigurationError(file: file, error)
    }
  }

  private init(_ root: YAMLValue, folder: String) throws(Refusal) {
    let fields = try Fields.ofMail(root, of: "the mail configuration", keys: Self.keys)
    from = try fields.required("from").mailbox("from")
    replyTo = try fields.optional("reply-to")?.mailbox("reply-to")
    contact = try fields.optional("contact")?.text("contact")
    transport = try MailTransport(fields, folder: folder)
    link = try fields.optional("link")?.link("link")
    recipients = try RecipientDecoder(fields, folder: folder).policy
    mostMessages =
      try fields.optional("most-messages")?.integer("most-messages", in: 1...100_000) ?? 500
    expireAfterHours =
      try fields.optional("expire-after-hours")?.integer("expire-after-hours", in: 1...720) ?? 48
  }

  private static let keys =
    ["from", "reply-to", "contact", "transport", "smtp", "sendmail", "link"]
    + RecipientDecoder.keys + ["most-messages", "expire-after-hours"]
}

extension Fields {
  /// As any mapping, and no password may stand in it.
  static func ofMail(_ value: YAMLValue, of name: String, keys: [String]) throws(Refusal) -> Fields
  {
    for entry in try value.entries(of: name) where entry.key.lowercased() == "password" {
      throw Refusal(
        line: entry.line, "a password stands in the file",
        write: "the path of a file that holds it, as \"password-file\", instead")
    }
    return try Fields(value, of: name, keys: keys)
  }
}
