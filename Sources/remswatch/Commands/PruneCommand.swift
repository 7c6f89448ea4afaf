internal import ArgumentParser
internal import Configuration
internal import Delivery

/// `remswatch prune`: removes old runs.
struct PruneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune", abstract: "Remove old runs; their ledger lines stay.",
    discussion: """
      Keeps the newest run of each of the last days that have runs, and of each of the last months \
      (days and months of publication, in UTC). The newest run, the one that 'latest' points at and \
      folders without a ledger line are never removed. The ids of removed runs are printed.

      \(ExitStatus.table)
      """)

  @OptionGroup var folder: OutputOption

  @Option(help: ArgumentHelp(Setting.keepDaily.summary))
  var keepDaily: String?

  @Option(help: ArgumentHelp(Setting.keepMonthly.summary))
  var keepMonthly: String?

  @Flag(help: "Only print what would be removed.")
  var dryRun = false

  func run() throws {
    let settings = try folder.settings([.keepDaily: keepDaily, .keepMonthly: keepMonthly])
    let (output, retention) = (
      settings.output, Retention(daily: settings.keepDaily, monthly: settings.keepMonthly)
    )
    // A folder without a ledger must not be made only to be locked.
    _ = try History(output)
    let removed =
      try dryRun
      ? Prune.candidates(output, retention)
      : OutputLock.holding(output) {
        let runs = try Prune.candidates(output, retention)
        try Prune.remove(runs, from: output)
        return runs
      }
    for run in removed { print(run) }
  }
}
