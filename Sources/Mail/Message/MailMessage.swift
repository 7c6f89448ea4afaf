package import Monitoring

/// A mail to one mailbox, as RFC 5322 writes it.
///
/// Everything in it is typed: no text of a database reaches a header but the subject and the names
/// of mailboxes, and those with a control in them are refused.
package struct MailMessage: Hashable, Sendable {
  package var from: Mailbox
  package var replyTo: Mailbox?
  package var to: Mailbox
  package var subject: String
  package var date: Instant
  /// The same for each attempt to send the mail, so that a second copy is recognised.
  package var id: MessageID
  package var list: ListID
  package var content: MIMEPart

  package init(
    from: Mailbox, replyTo: Mailbox?, to: Mailbox, subject: String, date: Instant, id: MessageID,
    list: ListID, content: MIMEPart
  ) {
    self.from = from
    self.replyTo = replyTo
    self.to = to
    self.subject = subject
    self.date = date
    self.id = id
    self.list = list
    self.content = content
  }

  /// The message's bytes: ASCII, CRLF, no line longer than 998.
  ///
  /// Throws `control` where the subject holds a line end or another control.
  package func encoded() throws(AddressRefusal) -> [UInt8] {
    let isControl = { (scalar: Unicode.Scalar) in
      scalar.properties.generalCategory == .control
    }
    guard !subject.unicodeScalars.contains(where: isControl) else { throw .control }
    let headers: [(String, String?)] = [
      ("From", Self.mailbox(from)), ("Reply-To", replyTo.map(Self.mailbox)),
      ("To", Self.mailbox(to)),
      ("Subject", HeaderText.unstructured(subject, nameLength: "Subject".count)),
      ("Date", MailDate.text(date)), ("Message-ID", "<\(id.text)>"),
      // RFC 3834: a program wrote this, and no program shall answer it.
      ("Auto-Submitted", "auto-generated"), ("X-Auto-Response-Suppress", "All"),
      ("List-Id", "\(HeaderText.phrase(list.name))\r\n <\(list.id)>"), ("MIME-Version", "1.0"),
    ]
    let lines = headers.map { name, value in value.map { "\(name): \($0)\r\n" } ?? "" }
    return Array(lines.joined().utf8) + content.entity
  }

  private static func mailbox(_ mailbox: Mailbox) -> String {
    guard let name = mailbox.name else { return mailbox.address.text }
    return "\(HeaderText.phrase(name))\r\n <\(mailbox.address)>"
  }
}

/// What names a mail for ever.
package struct MessageID: Hashable, Sendable {
  /// Without the angle brackets.
  package let text: String

  /// `mark` is of our own making: letters, digits, dots and hyphens.
  package init(mark: String, domain: String) {
    text = "\(mark)@\(domain)"
  }

  /// An id that was made so before.
  package init(_ text: String) {
    self.text = text
  }
}

/// What the mails of one kind have in common, for the reader's filters; RFC 2919.
package struct ListID: Hashable, Sendable {
  /// ASCII.
  package let name: String
  let id: String

  /// `mark` is of our own making: letters, digits, dots and hyphens.
  package init(name: String, mark: String, domain: String) {
    self.name = name
    id = "\(mark).\(domain)"
  }
}

/// RFC 5322, section 3.3.
enum MailDate {
  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Such as `Tue, 24 Nov 2026 02:10:05 +0000`.
  static func text(_ instant: Instant) -> String {
    let (iso, parts) = ("\(instant)", instant.day.parts)
    let (year, time) = (iso.prefix(4), iso.dropFirst(11).dropLast())
    let day = "\(weekdays[instant.day.weekday - 1]), \(parts.day) \(months[parts.month - 1])"
    return "\(day) \(year) \(time) +0000"
  }
}
