internal import ArgumentParser
internal import Configuration
internal import Foundation

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

  @Flag(
    help: """
      Print each setting that holds, and where it comes from, secrets masked; then who gets which \
      mail.
      """)
  var show = false

  @Flag(help: "Print them as JSON.")
  var json = false

  func run() throws {
    let settings = try options.settings()
    _ = try settings.feedMapping
    let setup = try MailSettings.load(
      settings: settings, environment: ProcessInfo.processInfo.environment)
    let isShown = show || json
    let mail = isShown ? setup.map { MailOverview($0, DatabaseSites(settings)) } : nil
    if json {
      print(try SettingsListing.json(settings, mail: mail))
    } else if show {
      print(SettingsListing.text(settings))
      if let mail { print("\n" + MailListing.text(mail)) }
    } else {
      print("The configuration is valid.")
    }
  }
}
