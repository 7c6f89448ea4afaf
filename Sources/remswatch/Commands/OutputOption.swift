internal import ArgumentParser
internal import Configuration

/// The options of commands that look at the runs of an output folder.
struct OutputOption: ParsableArguments {
  @OptionGroup var configuration: SettingsOptions

  @Option(help: ArgumentHelp(Setting.output.summary))
  var output: String?

  /// The settings that hold; `more`: what else the command takes as an option.
  func settings(_ more: [Setting: String?] = [:]) throws -> Settings {
    let flags = more.merging([.output: output]) { $1 }
    return try configuration.settings(flags: flags.compactMapValues { $0 })
  }
}
