internal import ArgumentParser
internal import Configuration

/// `remswatch config check`: says what is wrong with the configuration, or shows what holds.
struct ConfigCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the configuration; say the first thing that is wrong with it.",
    discussion: """
      Examples:
        remswatch config check
        remswatch config check --config ./config.yaml --show

      \(ExitStatus.table)
      """)

  @OptionGroup var options: SettingsOptions

  @Flag(help: "Print each setting that holds, and where it comes from; secrets are masked.")
  var show = false

  @Flag(help: "Print them as JSON.")
  var json = false

  func run() throws {
    let settings = try options.settings()
    if json {
      print(try SettingsListing.json(settings))
    } else if show {
      print(SettingsListing.text(settings))
    } else {
      print("The configuration is valid.")
    }
  }
}
