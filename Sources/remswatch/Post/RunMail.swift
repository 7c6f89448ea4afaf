internal import ComplianceReport
internal import Delivery
internal import Mail
internal import Monitoring

/// A run whose letters are to be written, published or about to be.
struct RunMail {
  let setup: MailSetup
  let run: String
  /// Where its files lie now.
  let folder: String
  let sites: SitesFile
  /// Of the run, by path.
  let files: [String: FileSummary]
  let queuedAt: Instant
  /// The last line of the ledger, for the administrator to keep; nil: there is none yet.
  let ledgerHead: String?

  /// A letter that is to be written, before its text is.
  struct Address {
    let kind: OutboxItem.Kind
    /// nil: for an administrator.
    let site: SiteFigures?
    let addressee: Addressee
    /// Of what the run says there, and of nothing that differs from run to run.
    let content: String

    /// nil: it is about no single site.
    var siteID: String? { site.flatMap { $0.isNoSite ? nil : $0.siteID } }
  }

  /// Whom letters go to, and why they do not where they should.
  func addresses() -> (addresses: [Address], problems: [MailProblem]) {
    var (addresses, problems) = ([Address](), [MailProblem]())
    for site in sites.sites where !site.isNoSite || site.figures.concernsSomebody {
      let plan = RecipientPlan(for: SiteContact(site), by: policy)
      addresses += plan.addressees.map {
        Address(kind: .site, site: site, addressee: $0, content: content(of: site))
      }
      // A site that was closed has no coordinator, and needs none.
      if site.figures.concernsSomebody { problems += plan.problems.map { MailProblem(site, $0) } }
    }
    let whole = Fingerprint.of(sites.sites.map(content))
    return (
      addresses
        + policy.administrators.map {
          Address(
            kind: .administrator, site: nil, addressee: Addressee($0, .link), content: whole)
        }, problems
    )
  }

  /// Everybody who is written to, as the ledger names them.
  func recipients() -> [String] {
    addresses().addresses.map { address in
      // As the ledger has named them from the first run on: a change would be one of recipients.
      let place = address.site.map { $0.isNoSite ? "(no site)" : $0.siteID }
      return "\(place ?? "(administrator)") \(address.addressee.mailbox.address)"
    }
      + policy.operators.map { "(operator) \($0.address)" }
  }

  /// The letter to one of them, ready to be sent.
  ///
  /// Throws where it cannot be written as it was meant, so that it is not sent: no other letter and
  /// no report is held up by that.
  func letter(to address: Address, copy: Int = 0) throws(MailProblem) -> Outbox.Letter {
    do {
      return try sealed(address, copy)
    } catch let refusal as SecureMail.Refusal {
      throw MailProblem(address, "nothing was encrypted: \(refusal)")
    } catch {
      throw MailProblem(address, "it could not be written: \(error)")
    }
  }

  private func sealed(_ address: Address, _ copy: Int) throws -> Outbox.Letter {
    let item = OutboxItem(
      kind: address.kind, run: run, asOf: sites.asOf, knownAt: sites.knownAt,
      program: sites.program.id, siteId: address.siteID,
      recipient: address.addressee.mailbox.address.text, domain: domain,
      contentSha256: address.content, queuedAt: queuedAt, copy: copy)
    guard let site = address.site else {
      let words = ProgrammeLetter(
        file: sites, reportAddress: nil, ledgerHead: ledgerHead,
        contact: setup.configuration.contact)
      return try envelope.seal(words.letter, nil, for: item, address.addressee.mailbox)
    }
    let (words, part) = try content(for: site, address.addressee)
    return try envelope.seal(words, part, for: item, address.addressee.mailbox, site: site)
  }

  private func content(for site: SiteFigures, _ addressee: Addressee) throws -> (
    Letter, MIMEPart?
  ) {
    switch addressee.content {
    case .link: return (letter(for: site, []), nil)
    case .attach:
      let files = try Enclosures.read(site, in: folder)
      let words = letter(for: site, files.names)
      return (words, .mixed([Envelope.text(words)] + files.parts))
    case .encrypted(let certificate):
      let secure = try SecureMail(certificate: certificate, for: addressee.mailbox.address)
      let files = try Enclosures.read(site, in: folder)
      let words = letter(for: site, files.names)
      return (words, try secure.encrypt(.mixed([Envelope.text(words)] + files.parts)))
    }
  }

  private func letter(for site: SiteFigures, _ attachments: [String]) -> Letter {
    SiteLetter(
      site: site, in: sites, reportAddress: address(of: site),
      attachments: attachments, contact: setup.configuration.contact
    ).letter
  }

  private func content(of site: SiteFigures) -> String {
    let hashes = Enclosures.lists.map { files["\(site.folder)/\($0)"]?.sha256 ?? "" }
    return Fingerprint.of(
      [
        sites.program.id, site.folder, "\(site.figures.patients)", "\(site.figures.notEvaluated)",
      ] + hashes)
  }

  private var policy: RecipientPolicy { setup.configuration.recipients }
  private var envelope: Envelope { Envelope(configuration: setup.configuration) }
  private var domain: String { setup.configuration.from.address.domain }

  /// Where the site's coordinator finds the report; on a share of Windows as it writes paths.
  private func address(of site: SiteFigures) -> String {
    let path = "/runs/\(run)/\(site.folder)/index.html"
    let isShare = setup.link.hasPrefix("\\\\")
    return setup.link + (isShare ? String(path.map { $0 == "/" ? "\\" : $0 }) : path)
  }
}

extension Figures {
  /// Whether there is a patient or a row of a list.
  fileprivate var concernsSomebody: Bool {
    patients + unmetByPriority.total + unmetOfLost + dueSoon > 0
  }
}

extension SiteContact {
  init(_ site: SiteFigures) {
    self.init(
      site: site.siteID, isNoSite: site.isNoSite, coordinatorName: site.coordinatorName,
      coordinatorAddress: site.coordinatorEmail)
  }
}
