internal import Configuration
internal import Mail
internal import Monitoring

/// How reports are mailed and who gets what, to be looked at before the first night.
struct MailOverview: Encodable {
  let file: String
  let transport: String
  let server: String?
  let port: Int?
  let security: String?
  let user: String?
  let program: String?
  let from: String
  let replyTo: String?
  let contact: String?
  let link: String
  let allowedDomains: [String]?
  let mostMessages: Int
  let expireAfterHours: Int
  let `operator`: [String]
  let administrator: [String]
  let sites: [MailOverviewSite]
  /// Why the sites of the database are not among them; nil: they are.
  let sitesNotRead: String?

  init(_ setup: MailSetup, _ database: DatabaseSites) {
    let configuration = setup.configuration
    file = setup.file
    switch configuration.transport {
    case .smtp(let smtp):
      (transport, server, port, program) = ("smtp", smtp.server, smtp.port, nil)
      (security, user) = (smtp.security.rawValue, smtp.login?.user)
    case .sendmail(let path):
      (transport, server, port, program) = ("sendmail", nil, nil, path)
      (security, user) = (nil, nil)
    }
    from = Self.text(configuration.from)
    replyTo = configuration.replyTo.map(Self.text)
    contact = configuration.contact
    link = setup.link
    allowedDomains = configuration.recipients.allowedDomains?.map(\.text)
    mostMessages = configuration.mostMessages
    expireAfterHours = configuration.expireAfterHours
    `operator` = configuration.recipients.operators.map(Self.text)
    administrator = configuration.recipients.administrators.map(Self.text)
    sites = MailOverviewSite.all(configuration.recipients, database.sites)
    sitesNotRead = database.failure
  }

  /// As people read it.
  static func text(_ mailbox: Mailbox) -> String {
    mailbox.name.map { "\($0) <\(mailbox.address)>" } ?? "\(mailbox.address)"
  }
}

/// Who gets the report of a site.
struct MailOverviewSite: Encodable {
  /// Empty: the patients without a responsible site.
  let site: String
  /// In the database; nil: it is not known.
  let name: String?
  let addressees: [Recipient]
  let problems: [String]
  let remarks: [String]

  struct Recipient: Encodable {
    let mailbox: String
    let content: String
    /// Path; nil: mail is not encrypted.
    let certificate: String?

    init(_ addressee: Addressee) {
      mailbox = MailOverview.text(addressee.mailbox)
      switch addressee.content {
      case .link: (content, certificate) = ("link", nil)
      case .attach: (content, certificate) = ("attach", nil)
      case .encrypted(let path): (content, certificate) = ("encrypted", path)
      }
    }
  }
}

extension MailOverviewSite {
  /// The sites of the database, those that are configured besides, and the patients of none.
  ///
  /// Where the database is not known, only what is configured.
  static func all(_ policy: RecipientPolicy, _ sites: [Site]?) -> [MailOverviewSite] {
    guard let sites else { return policy.sites.map { MailOverviewSite($0, policy) } }
    let known = Set(sites.map(\.id) + [""])
    let others = policy.sites.filter { !known.contains($0.site) }
    return sites.filter { !$0.id.isEmpty }.map { MailOverviewSite($0, policy) }
      + others.map { MailOverviewSite($0, policy, isMissing: true) }
      + [withoutSite(policy)]
  }

  private init(_ site: Site, _ policy: RecipientPolicy) {
    self.init(
      RecipientPlan(
        for: SiteContact(
          site: site.id, coordinatorName: site.coordinatorName,
          coordinatorAddress: site.coordinatorEmail), by: policy), name: site.name)
  }

  /// A site that is configured; what the database says of it is not known.
  private init(
    _ configured: SiteRecipients, _ policy: RecipientPolicy, isMissing: Bool = false
  ) {
    let contact = SiteContact(
      site: configured.site, coordinatorName: nil, coordinatorAddress: nil)
    self.init(
      RecipientPlan(for: contact, by: policy), name: nil,
      isCoordinatorKnown: isMissing, remark: isMissing ? "the database has no such site" : nil)
  }

  private static func withoutSite(_ policy: RecipientPolicy) -> MailOverviewSite {
    let contact = SiteContact(site: "", coordinatorName: nil, coordinatorAddress: nil)
    return MailOverviewSite(RecipientPlan(for: contact, by: policy), name: nil)
  }

  private init(
    _ plan: RecipientPlan, name: String?, isCoordinatorKnown: Bool = true, remark: String? = nil
  ) {
    // That a coordinator is missing is said only where the database has been asked.
    let problems = plan.problems.filter { isCoordinatorKnown || $0 != .addressMissing }
    site = plan.site
    self.name = name
    addressees = plan.addressees.map(Recipient.init)
    self.problems = problems.filter { !$0.isRemark }.map(\.description)
    remarks = (remark.map { [$0] } ?? []) + problems.filter(\.isRemark).map(\.description)
  }
}
