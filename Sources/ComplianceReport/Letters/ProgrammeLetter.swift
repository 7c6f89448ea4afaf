internal import Monitoring

/// To the programme's administrator: totals, and nothing that points at a person.
package struct ProgrammeLetter: Sendable {
  private let file: SitesFile
  private let reportAddress: String?
  private let ledgerHead: String?
  private let contact: String?

  /// - Parameter ledgerHead: the newest line of the ledger and its digest, such as
  ///   `ledger line 41, hash 9f86…`; nil: nothing is said of it.
  package init(
    file: SitesFile, reportAddress: String?, ledgerHead: String?, contact: String? = nil
  ) {
    self.file = file
    self.reportAddress = reportAddress
    self.ledgerHead = ledgerHead
    self.contact = contact
  }

  package var letter: Letter {
    var blocks = head.blocks(title: "Monitoring report, all sites", place: "in the database")
    blocks += LetterFigures(file: file, figures: file.whole).blocks
    blocks += sites + report + anchor
    blocks.append(
      .paragraph(
        words: "Counts alone: no patient is named in this mail, and sites with fewer than "
          + "\(SiteTotals.fewest) patients under surveillance are added up, if need be with a bigger "
          + "one, so that no difference shows them."))
    blocks += [LetterFoot.ask(contact), LetterFoot.limits]
    return Letter(subject: head.subject(of: "all sites"), blocks)
  }

  private var head: LetterHead { LetterHead(file: file, figures: file.whole) }

  private var sites: [LetterBlock] {
    let empty = file.sites.count { !$0.isNoSite && $0.figures.patients == 0 }
    let alert = LetterBlock.warning(
      words:
        "\(empty.counted("site")) \(empty == 1 ? "has" : "have") no patient in the database. Unless "
        + "that is so, their records do not arrive.")
    return SiteTotals(file.sites).blocks + (empty > 0 ? [alert] : [])
  }

  private var report: [LetterBlock] {
    guard let reportAddress else { return [] }
    return [.steps([LetterBlock.Step("Open the report:", address: reportAddress)])]
  }

  /// A mail lies outside the machine that keeps the ledger, so that nobody there can change both.
  private var anchor: [LetterBlock] {
    guard let ledgerHead else { return [] }
    return [
      .heading("Keep this mail"),
      .paragraph([
        "It shows what the ledger of reports was on this day: ",
        .code(ShownText.line(ledgerHead, limit: 200)),
        ". Should anybody doubt an old report, ",
        .code("remswatch verify"), " must still find this line.",
      ]),
    ]
  }
}
