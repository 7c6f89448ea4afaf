internal import ArgumentParser
internal import ComplianceReport

/// `remswatch diff`: what became of gaps between two runs.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show which gaps were opened, closed or changed between two runs.",
    discussion: """
      A run is named by its id, by the beginning of its id, by 'latest' or by the path of its \
      folder. Patients are named by their id only.

      Examples:
        remswatch diff 2026-11-21 latest
        remswatch diff Reports/runs/2026-11-21T021005Z-7f3a9c /mnt/copy/latest --json

      \(ExitStatus.table)
      """)

  @Argument(help: "The first run.")
  var first: String

  @Argument(help: "The second run.")
  var second: String

  @OptionGroup var folder: OutputOption

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() throws {
    let output = try folder.settings().output
    let runs = RunComparison(
      first: try PublishedRun(first, output: output),
      second: try PublishedRun(second, output: output))
    if json { try runs.printJSON() } else { try runs.printText() }
  }
}
