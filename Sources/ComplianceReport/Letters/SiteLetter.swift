internal import Monitoring

/// To the coordinator of a site: what there is to do, in numbers, and where to begin.
package struct SiteLetter: Sendable {
  private let site: SiteFigures
  private let file: SitesFile
  private let reportAddress: String?
  private let attachments: [String]
  private let contact: String?

  /// - Parameter reportAddress: where the site's report lies; nil: nothing is said of it.
  /// - Parameter attachments: names of the files that travel with the letter.
  /// - Parameter contact: whom to ask; nil: the operator.
  package init(
    site: SiteFigures, in file: SitesFile, reportAddress: String?, attachments: [String],
    contact: String?
  ) {
    self.site = site
    self.file = file
    self.reportAddress = reportAddress
    self.attachments = attachments
    self.contact = contact
  }

  package var letter: Letter {
    var blocks = head.blocks(title: title, place: place) + coordinator
    blocks += [.heading("What to do"), .steps(steps), .heading("The numbers")]
    blocks += LetterFigures(file: file, figures: site.figures).blocks + foot
    return Letter(subject: head.subject(of: ShownText.name(site)), blocks)
  }

  private var head: LetterHead { LetterHead(file: file, figures: site.figures) }

  private var title: Phrase {
    site.isNoSite ? "Patients no site is responsible for" : [.data(ShownText.name(site))]
  }

  private var place: String { site.isNoSite ? "without a site" : "of this site" }

  private var coordinator: [LetterBlock] {
    if site.isNoSite {
      return [
        .paragraph(
          words:
            "Nobody gets these patients on their list until a care assignment says which site is "
            + "responsible.")
      ]
    }
    let unlisted = LetterBlock.warning(
      words: "The table of sites does not list this site; it stands in rows of patients alone.")
    let name = site.coordinatorName ?? ""
    let known = LetterBlock.paragraph(["Coordinator on record: ", .data(ShownText.line(name))])
    return (site.isListed ? [] : [unlisted]) + (ShownText.isBlank(name) ? [] : [known])
  }
}

// MARK: - What to do

extension SiteLetter {
  private var steps: [LetterBlock.Step] {
    [open] + begin + elsewhere + evaluate + assign
  }

  private var open: LetterBlock.Step {
    let files = Phrase.list(attachments)
    if let reportAddress, !ShownText.isBlank(reportAddress) {
      let what: [Phrase.Part] =
        attachments.isEmpty
        ? ["Open the report:"] : ["Open what is attached ("] + files + ["), or the report:"]
      return LetterBlock.Step(Phrase(what), address: reportAddress)
    }
    guard attachments.isEmpty else {
      return LetterBlock.Step(
        Phrase(["Open the attached \(attachments.count == 1 ? "file" : "files"): "] + files + ["."])
      )
    }
    return LetterBlock.Step([
      "Open the report; in the run's folder it is ", .code(site.folder), ".",
    ])
  }

  private var begin: [LetterBlock.Step] {
    let urgent = site.figures.toDoByPriority[.urgent]
    guard site.figures.toDo > 0 else { return [] }
    return [
      LetterBlock.Step(
        words: urgent > 0
          ? "Begin with priority 1 (\(urgent.counted("urgent test"))), then follow the list."
          : "No test is urgent: follow the list from its top.")
    ]
  }

  private var elsewhere: [LetterBlock.Step] {
    guard site.figures.toDo + site.figures.toDoOfLost > 0 else { return [] }
    return [
      LetterBlock.Step(
        words: "Where a test was done elsewhere, record it with the day on which it was done: the "
          + "next report then counts it.")
    ]
  }

  private var evaluate: [LetterBlock.Step] {
    let count = site.figures.notEvaluated
    guard count > 0 else { return [] }
    return [
      LetterBlock.Step(
        words:
          "Correct the records of \(count.counted("patient")) who could not be judged: the report "
          + "gives the reason under “Not evaluated”.")
    ]
  }

  private var assign: [LetterBlock.Step] {
    site.isNoSite && site.figures.patients > 0
      ? [LetterBlock.Step(words: "Record which site is responsible for each of these patients.")]
      : []
  }

  private var foot: [LetterBlock] {
    let files =
      attachments.isEmpty
      ? "" : " The attached files do: keep them where only those who care for these patients are."
    return [
      .paragraph(
        words:
          "No patient is named in the text of this mail, on purpose.\(files) Please do not answer it "
          + "with a patient's name, number or birth date."),
      LetterFoot.ask(contact), LetterFoot.limits,
    ]
  }
}

/// How a letter ends.
enum LetterFoot {
  static func ask(_ contact: String?) -> LetterBlock {
    guard let contact, !ShownText.isBlank(contact) else {
      return .paragraph(words: "Questions: ask the operator of this report.")
    }
    return .paragraph(["Questions: ", .data(ShownText.line(contact, limit: 200))])
  }

  static let limits = LetterBlock.paragraph(
    words:
      "A check of records against rules, made to help people who follow up patients. It is not "
      + "medical advice and replaces neither the prescribing information nor the REMS.")
}

extension Phrase {
  /// `a.xlsx, b.csv`
  static func list(_ names: [String]) -> [Part] {
    names.enumerated().flatMap { place, name -> [Part] in
      (place == 0 ? [] : [", "]) + [.data(ShownText.line(name))]
    }
  }
}
