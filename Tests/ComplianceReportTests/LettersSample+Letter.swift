import ComplianceReport

extension LettersSample {
  /// To the coordinator of the only site.
  static func letter(
    _ figures: Figures, address: String? = "https://reports.example.org/s-010/",
    attachments: [String] = [], contact: String? = "rems@example.org, extension 1234",
    _ change: (inout SitesFile) -> Void = { _ in }
  ) -> Letter {
    let site = site(figures)
    var file = file([site])
    change(&file)
    return SiteLetter(
      site: file.sites[0], in: file, reportAddress: address, attachments: attachments,
      contact: contact
    ).letter
  }
}
