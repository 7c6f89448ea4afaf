package import Monitoring

/// To the operator: what failed, and what to do.
package enum OperatorLetter {
  /// A mail that did not arrive.
  package struct Undelivered: Hashable, Sendable {
    package var place: Place
    package var recipient: String
    /// What became of it, in a word.
    package var state: String
    /// What the mail server said.
    package var reply: String

    package init(place: Place, recipient: String, state: String, reply: String) {
      self.place = place
      self.recipient = recipient
      self.state = state
      self.reply = reply
    }
  }

  /// What a mail was about.
  package enum Place: Hashable, Sendable {
    case site(id: String)
    case noSite
    case programme
  }

  /// - Parameter more: mails beyond `items` that did not arrive either.
  package static func undelivered(_ items: [Undelivered], more: Int) -> Letter {
    let count = items.count + more
    let mails = count.counted("mail")
    let rest: [Phrase] = more > 0 ? [Phrase([.words("\(more.grouped) more.")])] : []
    return Letter(
      subject: "remswatch: \(mails) not delivered",
      [
        .title("\(mails) not delivered"),
        .headline(.urgent, "Somebody did not get the list of their patients."),
        .list(items.map(line) + rest),
        .heading("What to do"),
        .steps([
          LetterBlock.Step(["Look at what is waiting: ", .code("remswatch mail status"), "."]),
          LetterBlock.Step(
            words:
              "Mend the cause: an address in the configuration or in table site, or the mail server."
          ),
          LetterBlock.Step(["Send what is still waiting: ", .code("remswatch mail flush"), "."]),
          LetterBlock.Step([
            "Send anew what was refused or has expired: ",
            .code("remswatch mail resend --run RUN --site SITE"),
            .words(
              ". SITE is the site's id, or one of these in quotes: no responsible site, programme "
                + "administrator."),
          ]),
          LetterBlock.Step(
            words: "Until then tell the site by telephone: the report itself is published."),
        ]),
      ])
  }

  private static func line(_ item: Undelivered) -> Phrase {
    let reply = ShownText.line(item.reply, limit: 200)
    return [
      place(item.place), .data(id(item.place)), " to ", .data(shown(item.recipient)), ": ",
      .strong(ShownText.line(item.state)), ShownText.isBlank(reply) ? "" : ". The server: ",
      .data(ShownText.isBlank(reply) ? "" : reply),
    ]
  }

  private static func place(_ place: Place) -> Phrase.Part {
    switch place {
    case .site: "Site "
    case .noSite: "No responsible site"
    case .programme: "Programme administrator"
    }
  }

  private static func id(_ place: Place) -> String {
    if case .site(let id) = place { shown(id) } else { "" }
  }

  private static func shown(_ text: String) -> String {
    ShownText.isBlank(text) ? "(none)" : ShownText.line(text)
  }

  /// - Parameter sentence: why it failed, as the program says it.
  /// - Parameter hasReport: whether a report of the day is there all the same.
  package static func failedRun(asOf: CivilDate, sentence: String, exitCode: Int, hasReport: Bool)
    -> Letter
  {
    Letter(
      subject: "remswatch: the run of \(asOf) failed (exit \(exitCode))",
      [
        .title("The run of \(asOf.withWeekday) failed"),
        hasReport
          ? .headline(.work, "A report of this day is there, but this run did not end well.")
          : .headline(.urgent, "There is no report of this day yet."),
        .paragraph([.data(ShownText.line(sentence, limit: 600))]),
        .paragraph(
          words: "It ended with exit code \(exitCode)."
            + (hasReport ? "" : " Nobody was told what there is to do on this day.")),
        .heading("What to do"),
        .steps([
          LetterBlock.Step(words: "Mend what the sentence above names."),
          LetterBlock.Step([
            "Look at the rest with ", .code("remswatch doctor"), " and ",
            .code("remswatch status"), ".",
          ]),
          LetterBlock.Step([
            "Run it again: ", .code("remswatch run --as-of \(asOf) --mail"),
            ". The coordinators then get their mails; see ", .code("remswatch mail status"), ".",
          ]),
        ]),
      ])
  }
}
