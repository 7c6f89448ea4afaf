internal import Mail
internal import StrictYAML

/// Reads the keys that say who gets what.
struct RecipientDecoder {
  static let keys = [
    "content", "allowed-domains", "operator", "administrator", "sites", "certificates",
  ]

  private(set) var policy = RecipientPolicy()
  private let folder: String

  init(_ fields: Fields, folder: String) throws(Refusal) {
    self.folder = folder
    policy.content = try fields.optional("content")?.word("value of \"content\"") ?? .link
    policy.allowedDomains = try fields.optional("allowed-domains").map(Self.domains)
    try fields.optional("certificates").map { value throws(Refusal) in try certificates(value) }
    policy.operators = try mailboxes(fields, "operator") ?? []
    policy.administrators = try mailboxes(fields, "administrator") ?? []
    try fields.optional("sites").map { value throws(Refusal) in try sites(value) }
  }

  private static func domains(_ value: YAMLValue) throws(Refusal) -> [DomainPattern] {
    try value.items("allowed-domains").map { item throws(Refusal) in
      try item.domain("allowed-domains")
    }
  }

  private mutating func certificates(_ value: YAMLValue) throws(Refusal) {
    for item in try value.items("certificates") {
      let fields = try Fields.ofMail(item, of: "a certificate", keys: ["address", "file"])
      let value = try fields.required("address")
      let address = try value.address("address")
      guard policy.certificates[address] == nil else {
        throw Refusal(
          line: value.line, "there is a certificate for \(address) already",
          write: "one for each address")
      }
      policy.certificates[address] = try fields.required("file").path("file", in: folder)
    }
  }

  private mutating func sites(_ value: YAMLValue) throws(Refusal) {
    for item in try value.items("sites") {
      let fields = try Fields.ofMail(item, of: "a site", keys: ["site", "to", "also", "content"])
      let id = try fields.required("site")
      var site = SiteRecipients(site: try id.siteID("site"))
      guard policy.recipients(of: site.site) == nil else {
        throw Refusal(
          line: id.line, "the site \(quoted(site.site)) stands here for the second time",
          write: "it once instead")
      }
      site.content = try fields.optional("content")?.word("value of \"content\"")
      let isEncrypted = (site.content ?? policy.content) == .encrypted
      site.to = try mailboxes(fields, "to", isEncrypted: isEncrypted)
      site.also = try mailboxes(fields, "also", isEncrypted: isEncrypted) ?? []
      policy.sites.append(site)
    }
  }

  /// The addresses of a list, each allowed and there once; nil where there is no list.
  private func mailboxes(_ fields: Fields, _ key: String, isEncrypted: Bool = false)
    throws(Refusal) -> [Mailbox]?
  {
    guard let list = try fields.optional(key)?.list(key) else { return nil }
    var mailboxes: [Mailbox] = []
    for item in list {
      let mailbox = try item.mailbox(key)
      guard !mailboxes.contains(where: { $0.address == mailbox.address }) else {
        throw Refusal(
          line: item.line, "\(mailbox.address) stands in \(quoted(key)) twice",
          write: "it once instead")
      }
      try check(mailbox.address, isEncrypted: isEncrypted, line: item.line)
      mailboxes.append(mailbox)
    }
    return mailboxes
  }

  private func check(_ address: EmailAddress, isEncrypted: Bool, line: Int) throws(Refusal) {
    guard policy.allows(address) else {
      throw Refusal(
        line: line, "\(address) is outside the allowed domains",
        write: "another, or its domain in \"allowed-domains\"")
    }
    guard !isEncrypted || policy.certificates[address] != nil else {
      throw Refusal(
        line: line, "mail to \(address) is to be encrypted, but it has no certificate",
        write: "its file in \"certificates\"")
    }
  }
}
