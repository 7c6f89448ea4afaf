/// How reports are mailed and who gets what, as text.
enum MailListing {
  static func text(_ mail: MailOverview) -> String {
    ([TextColumns.aligned(facts(mail)), TextColumns.aligned(recipients(mail))] + notes(mail))
      .map { $0.split(separator: "\n").map(OneLine.of).joined(separator: "\n") }
      .joined(separator: "\n\n")
  }

  private static func facts(_ mail: MailOverview) -> [[String]] {
    [
      ["transport", transport(mail)], ["from", mail.from], ["reply-to", mail.replyTo ?? "(none)"],
      ["contact", mail.contact ?? "(none)"], ["link", mail.link],
      ["allowed-domains", mail.allowedDomains?.joined(separator: ", ") ?? "(any)"],
      ["most-messages", "\(mail.mostMessages)"],
      ["expire-after-hours", "\(mail.expireAfterHours)"],
    ]
  }

  private static func transport(_ mail: MailOverview) -> String {
    guard let server = mail.server, let port = mail.port else {
      return "\(mail.transport) \(mail.program ?? "")"
    }
    let user = mail.user.map { ", user \($0)" } ?? ", no user"
    return "\(mail.transport) \(server) port \(port), security \(mail.security ?? "")\(user)"
  }

  /// Who gets what: a row for each addressee.
  private static func recipients(_ mail: MailOverview) -> [[String]] {
    let sites = mail.sites.flatMap { site in
      site.addressees.isEmpty
        ? [[label(site), "(nobody)"]]
        : site.addressees.map { [label(site), $0.mailbox, content($0)] }
    }
    return [["WHO", "ADDRESSEE", "CONTENT"]] + sites
      + row("operator", mail.operator, "failures, no patients")
      + row("administrator", mail.administrator, "totals")
  }

  private static func row(_ who: String, _ mailboxes: [String], _ content: String) -> [[String]] {
    mailboxes.isEmpty ? [[who, "(nobody)"]] : mailboxes.map { [who, $0, content] }
  }

  private static func content(_ recipient: MailOverviewSite.Recipient) -> String {
    recipient.certificate.map { "\(recipient.content) (\($0))" } ?? recipient.content
  }

  private static func label(_ site: MailOverviewSite) -> String {
    guard !site.site.isEmpty else { return "patients without a site" }
    return "site \(OneLine.of(site.site))" + (site.name.map { " (\(OneLine.of($0)))" } ?? "")
  }

  /// Why somebody gets nothing, and what else is odd.
  private static func notes(_ mail: MailOverview) -> [String] {
    let notes = mail.sites.flatMap { site in
      site.problems.map { "problem  \(label(site)): \($0)." }
        + site.remarks.map { "remark   \(label(site)): \($0)." }
    }
    let all = notes + (mail.sitesNotRead.map { ["remark   \($0)"] } ?? [])
    return all.isEmpty ? [] : [all.joined(separator: "\n")]
  }
}
