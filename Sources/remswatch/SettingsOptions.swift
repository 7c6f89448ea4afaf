internal import ArgumentParser
internal import Configuration
internal import Foundation

/// The option that names the configuration file, and the settings that hold with it.
struct SettingsOptions: ParsableArguments {
  @Option(help: "The configuration file (default: /etc/remswatch/config.yaml, if there is one).")
  var config: String?

  /// The settings of this run: flags over environment over file.
  ///
  /// Throws where the file, a variable or a flag is wrong, or the zone is not known here.
  func settings(flags: [Setting: String] = [:]) throws -> Settings {
    let settings = try resolve(flags: flags).settings
    _ = try Clock.zone(named: settings.timeZone)
    return settings
  }

  /// The settings without a look at the zone, and the path of the file that was read.
  func resolve(flags: [Setting: String] = [:]) throws -> (settings: Settings, file: String?) {
    let environment = ProcessInfo.processInfo.environment
    let file = try SettingsFile.find(
      option: config, variable: environment[Environment.configurationFile])
    do {
      return (
        try Settings.resolve(flags: flags, environment: environment, file: file), file?.path
      )
    } catch {
      throw error.isOfFlag ? ValidationError("\(error)") : error
    }
  }
}
