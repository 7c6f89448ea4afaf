/// A site's coordinator as the database has it: text that anybody may have typed.
package struct SiteContact: Hashable, Sendable {
  /// The site's id; empty where no site is responsible.
  package let site: String
  /// Whether it is about the patients without a responsible site; an id may be empty too.
  package let isNoSite: Bool
  package let coordinatorName: String?
  package let coordinatorAddress: String?

  /// - Parameter isNoSite: nil: as an empty id says.
  package init(
    site: String, isNoSite: Bool? = nil, coordinatorName: String?, coordinatorAddress: String?
  ) {
    self.site = site
    self.isNoSite = isNoSite ?? site.isEmpty
    self.coordinatorName = coordinatorName
    self.coordinatorAddress = coordinatorAddress
  }
}

/// Who gets a site's report, and who does not though they should.
package struct RecipientPlan: Hashable, Sendable {
  /// The site's id.
  package let site: String
  /// Each address once: the coordinator, or those who are configured in place of it, and then those
  /// beside them, in the order of the file.
  package private(set) var addressees: [Addressee] = []
  /// In the order in which they were met.
  package private(set) var problems: [RecipientProblem] = []

  /// Whom the report of a site goes to. Nobody, where that is configured on purpose, is no problem.
  package init(for contact: SiteContact, by policy: RecipientPolicy) {
    site = contact.site
    let isNamed = !contact.site.isEmpty || contact.isNoSite
    let configured = isNamed ? policy.recipients(of: contact.site) : nil
    let first = configured?.to ?? coordinator(contact).map { [$0] } ?? []
    for mailbox in first + (configured?.also ?? []) {
      add(mailbox, configured?.content ?? policy.content, by: policy)
    }
  }

  /// The coordinator; a name that could do harm is left out, the address alone says enough.
  private mutating func coordinator(_ contact: SiteContact) -> Mailbox? {
    let text = contact.coordinatorAddress ?? ""
    guard !text.unicodeScalars.allSatisfy(\.properties.isWhitespace) else {
      problems.append(.addressMissing)
      return nil
    }
    do throws(AddressRefusal) {
      let address = try EmailAddress(text)
      return named(contact.coordinatorName, address)
    } catch {
      problems.append(.addressRefused(error))
      return nil
    }
  }

  private mutating func named(_ name: String?, _ address: EmailAddress) -> Mailbox {
    do throws(AddressRefusal) {
      return try Mailbox(name: name, address)
    } catch {
      problems.append(.nameRefused(error))
      return Mailbox(address)
    }
  }

  private mutating func add(
    _ mailbox: Mailbox, _ choice: ContentChoice, by policy: RecipientPolicy
  ) {
    let address = mailbox.address
    guard !addressees.contains(where: { $0.mailbox.address == address }) else { return }
    guard policy.allows(address) else {
      problems.append(.domainNotAllowed(address))
      return
    }
    switch (choice, policy.certificates[address]) {
    case (.link, _): addressees.append(Addressee(mailbox, .link))
    case (.attach, _): addressees.append(Addressee(mailbox, .attach))
    case (.encrypted, let path?):
      addressees.append(Addressee(mailbox, .encrypted(certificate: path)))
    // Nothing weaker takes its place: whoever asked for encryption would not know.
    case (.encrypted, nil): problems.append(.certificateMissing(address))
    }
  }
}
