/// Whom reports go to, as it is configured: every address in it has been checked.
package struct RecipientPolicy: Hashable, Sendable {
  /// For every site that does not say otherwise.
  package var content = ContentChoice.link
  /// In the order of the file, each site once.
  package var sites: [SiteRecipients] = []
  /// Recipients elsewhere are refused; nil: they may be anywhere.
  package var allowedDomains: [DomainPattern]?
  /// Told of failures; what they get never names a patient.
  package var operators: [Mailbox] = []
  /// Told totals alone.
  package var administrators: [Mailbox] = []
  /// Paths of certificates (PEM), by the address that can read what is encrypted with them.
  package var certificates: [EmailAddress: String] = [:]

  package init() {}

  /// What is configured for a site; nil: nothing but what holds for all.
  package func recipients(of site: String) -> SiteRecipients? {
    sites.first { $0.site == site }
  }

  package func allows(_ address: EmailAddress) -> Bool {
    allowedDomains.map { domains in domains.contains { $0.matches(address) } } ?? true
  }
}

/// What is configured for one site.
package struct SiteRecipients: Hashable, Sendable {
  /// The site's id in the database; empty: the patients without a responsible site.
  package let site: String
  /// In place of the coordinator that the database names; empty: nobody, on purpose; nil: the
  /// coordinator.
  package var to: [Mailbox]?
  /// Beside those.
  package var also: [Mailbox] = []
  /// nil: what holds for all.
  package var content: ContentChoice?

  package init(site: String) {
    self.site = site
  }
}
