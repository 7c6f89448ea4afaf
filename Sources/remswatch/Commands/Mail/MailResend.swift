internal import ArgumentParser
internal import Delivery

/// `remswatch mail resend`: sends letters of a run once more.
struct MailResend: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resend", abstract: "Send the mails of a run once more.",
    discussion: """
      Also to those who got theirs, and to whom the configuration names now. The copies have ids of \
      their own, so that no program takes them for the first ones.

      Examples:
        remswatch mail resend --run 2026-11-22 --site S01

      \(ExitStatus.table)
      """)

  @OptionGroup var selection: LetterSelection

  @Flag(help: "Every letter of the run.")
  var all = false

  @OptionGroup var options: MailOptions

  func validate() throws {
    guard all != (selection.site != nil) else {
      throw ValidationError("Name one --site, or say --all to mail everybody again.")
    }
  }

  func run() throws {
    let postOffice = try options.requiredPostOffice()
    let (mail, addresses, problems) = try selection.mail(postOffice, at: Clock.now())
    var outcome = MailOutcome()
    try OutputLock.holding(postOffice.output) {
      outcome.problems = problems + (try postOffice.resend(addresses, of: mail))
    }
    outcome.send(postOffice)
    try outcome.report(quiet: false)
  }
}
