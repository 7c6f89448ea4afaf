/// Who gets a message, and what it holds.
package struct Addressee: Hashable, Sendable {
  package let mailbox: Mailbox
  package let content: Content

  package init(_ mailbox: Mailbox, _ content: Content) {
    self.mailbox = mailbox
    self.content = content
  }

  /// What the message holds beside its counts.
  package enum Content: Hashable, Sendable {
    /// Where the report lies.
    case link
    /// The report itself, readable by whoever gets hold of the message.
    case attach
    /// The report itself, readable with the key that belongs to the certificate at this path.
    case encrypted(certificate: String)
  }
}

/// What a site's messages are to hold, as it is configured.
package enum ContentChoice: String, CaseIterable, Hashable, Sendable {
  case link
  case attach
  case encrypted
}
