internal import ComplianceReport
internal import Delivery

extension PostOffice {
  /// Somebody who is told of something.
  struct Desk: Hashable {
    let kind: OutboxItem.Kind
    let siteID: String?
    let recipient: String

    init(_ address: RunMail.Address) {
      kind = address.kind
      siteID = address.siteID
      recipient = address.addressee.mailbox.address.text
    }

    init(_ item: OutboxItem) {
      (kind, siteID, recipient) = (item.kind, item.siteId, item.recipient)
    }
  }

  /// What somebody was told last.
  struct Told {
    let content: String
    let state: OutboxItem.State

    /// What was refused or given up is told again by the next run that is published.
    func isNews(_ content: String) -> Bool {
      switch state {
      case .pending, .sending, .accepted: content != self.content
      case .failed, .expired, .superseded: true
      }
    }
  }

  /// What earlier runs of the same day told each desk last, or are about to tell.
  ///
  /// - Parameter isStrict: whether it throws where what was told cannot be read.
  func told(of sites: SitesFile, _ entries: [LedgerEntry], isStrict: Bool = false) throws
    -> [Desk: Told]
  {
    let runs = entries.filter {
      $0.asOf == sites.asOf && $0.knownAt == sites.knownAt && $0.program.id == sites.program.id
    }
    let items = try runs.map(\.run).flatMap {
      isStrict ? try outbox.everyItem(of: $0) : outbox.items(of: $0)
    }
    let told = items.map { (Desk($0), Told(content: $0.contentSha256, state: $0.state)) }
    return Dictionary(told) { $1 }
  }
}
