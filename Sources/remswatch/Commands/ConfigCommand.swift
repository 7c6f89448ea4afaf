internal import ArgumentParser

/// `remswatch config`: the configuration, for whoever installs the program.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Check, show and begin the configuration.",
    subcommands: [ConfigCheck.self, ConfigInit.self])
}
