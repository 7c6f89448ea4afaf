internal import ArgumentParser
internal import Delivery

/// `remswatch history`: every run that was ever published.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "List the runs that were published.",
    discussion: """
      The oldest first, from the ledger: pruned runs are listed too. Counts that a run did not \
      state are shown as '-'.

      \(ExitStatus.table)
      """)

  @OptionGroup var folder: OutputOption

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let history = try History(folder.settings().output)
    print(json ? try JSONText.of(history.rows) : history.text)
  }
}
