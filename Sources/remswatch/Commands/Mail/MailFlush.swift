internal import ArgumentParser
internal import Delivery

/// `remswatch mail flush`: sends what waits.
struct MailFlush: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flush", abstract: "Send the mails that wait in the outbox.",
    discussion: """
      Every run does so too; between runs a timer may. A mail that was not taken is tried again \
      after 15 minutes, then after twice that, up to six hours.

      \(ExitStatus.table)
      """)

  @OptionGroup var options: MailOptions

  @Flag(help: "Also try mails whose next attempt is for later.")
  var now = false

  @Flag(help: "Say nothing where nothing was tried, or another run is sending.")
  var quiet = false

  func run() throws {
    guard let postOffice = try quiet ? options.postOffice() : options.requiredPostOffice(),
      Outbox(postOffice.output).exists
    else {
      if !quiet { print("No mail waits.") }
      return
    }
    settle(postOffice.output)
    var outcome = MailOutcome()
    outcome.send(postOffice, isImpatient: now)
    try outcome.report(quiet: quiet)
  }

  /// Mails of a run that was stopped before they were valid; where a run is going on, it does so.
  private func settle(_ output: String) {
    do {
      try OutputLock.holding(output) { try Outbox(output).settleEntered() }
    } catch DeliveryError.locked {
      return
    } catch {
      Messages.remark("\(error)")
    }
  }
}

extension MailOutcome {
  /// Says what came of it and ends with its code.
  func report(quiet: Bool) throws {
    // Another program is sending them just now: nothing that anybody has to be told.
    let isNews = status != nil && status != .tryAgain
    if !quiet || isNews { for remark in remarks { Messages.remark(remark) } }
    if !quiet, let summary { print(summary) }
    if let status { throw ExitCode(status.rawValue) }
  }
}
