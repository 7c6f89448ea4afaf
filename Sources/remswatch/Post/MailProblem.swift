internal import ComplianceReport
internal import Delivery
internal import Mail

/// Why somebody does not get a letter, or not as it was meant.
struct MailProblem: Error, Hashable, CustomStringConvertible {
  /// Whose letter it is about; nil: several.
  let place: LetterPlace?
  /// Whether everybody gets theirs all the same.
  let isRemark: Bool
  /// One sentence. It names the site by its id, and nothing else of a database.
  let description: String

  init(_ site: SiteFigures, _ problem: RecipientProblem) {
    let isNobody = site.isNoSite && problem == .addressMissing
    let words =
      "nobody gets their list; name somebody, or nobody on purpose, under 'sites' in the "
      + "mail file (site: \"\")"
    self.init(site, isRemark: problem.isRemark, isNobody ? words : "\(problem)")
  }

  init(_ address: RunMail.Address, _ reason: String) {
    let words = "\(address.addressee.mailbox.address) gets no mail, \(reason)"
    self.init(address.site, isRemark: false, words)
  }

  /// Letters that could not be put into the outbox beside the others; nil: there are none.
  init?(_ unwritten: Outbox.Unwritten) {
    guard let reason = unwritten.reason else { return nil }
    isRemark = false
    place = nil
    let count = unwritten.items.count
    description =
      "\(count) of the mails could not be put into the outbox (\(reason)); run again, and the next "
      + "run of the day enters them."
  }

  private init(_ site: SiteFigures?, isRemark: Bool, _ reason: String) {
    self.isRemark = isRemark
    place = LetterPlace(site)
    let name = site.map {
      $0.isNoSite ? "The patients without a site" : "Site \(OneLine.of($0.siteID))"
    }
    description = "\(name ?? "The administrator"): \(Self.withoutStop(reason))."
  }

  /// What failed may be a whole sentence already.
  private static func withoutStop(_ text: String) -> String {
    text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
