internal import ComplianceReport
internal import Configuration
internal import Delivery
internal import Mail

/// Makes mails of letters: who they are from, and what they are filed under.
struct Envelope {
  let configuration: MailConfiguration

  /// A mail of a letter. `content` takes the letter's place where more than its text travels.
  func seal(
    _ letter: Letter, _ content: MIMEPart?, for item: OutboxItem, _ recipient: Mailbox,
    site: SiteFigures? = nil
  ) throws -> Outbox.Letter {
    let domain = configuration.from.address.domain
    let kind = site.map { String($0.folder.split(separator: "/").last ?? "site") }
    let message = MailMessage(
      from: configuration.from, replyTo: configuration.replyTo, to: recipient,
      subject: letter.subject, date: item.queuedAt, id: MessageID(item.messageId),
      list: ListID(
        name: "REMS monitoring", mark: "\(kind ?? item.kind.rawValue).remswatch", domain: domain),
      content: content ?? Self.text(letter))
    return Outbox.Letter(item, message: try message.encoded())
  }

  /// A letter in its two forms.
  static func text(_ letter: Letter) -> MIMEPart {
    .alternatives([.text(letter.text, .plain), .text(letter.html, .html)])
  }
}
