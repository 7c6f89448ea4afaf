internal import ComplianceReport
internal import Delivery

/// What a letter is about, and the words by which it is shown and can be named.
enum LetterPlace: Hashable, CustomStringConvertible {
  case site(id: String)
  /// The patients of no site.
  case noSite
  /// The whole, for a programme administrator.
  case programme
  /// What failed, for the operators.
  case failure

  /// nil: of the whole.
  init(_ site: SiteFigures?) {
    guard let site else {
      self = .programme
      return
    }
    self = site.isNoSite ? .noSite : .site(id: site.siteID)
  }

  init(_ item: OutboxItem) {
    switch item.kind {
    case .site: self = item.siteId.map { .site(id: $0) } ?? .noSite
    case .administrator: self = .programme
    case .operator: self = .failure
    }
  }

  /// As somebody names a site or another of the letters of a run; the id of a site comes first.
  init(named text: String, among sites: [SiteFigures]) {
    let isSite = sites.contains { !$0.isNoSite && $0.siteID == text }
    switch text {
    case _ where isSite: self = .site(id: text)
    // As the mail file names it.
    case "", Self.noSite.description: self = .noSite
    case Self.programme.description: self = .programme
    default: self = .site(id: text)
    }
  }

  var description: String {
    switch self {
    case .site(let id): OneLine.of(id)
    case .noSite: "no responsible site"
    case .programme: "programme administrator"
    case .failure: "operator"
    }
  }
}
