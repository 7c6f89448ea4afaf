internal import ArgumentParser
internal import Configuration

/// The options that say what is judged, and by which rules.
struct SourceOptions: ParsableArguments {
  @OptionGroup var configuration: SettingsOptions

  @Option(help: ArgumentHelp(Setting.database.summary))
  var database: String?

  @Option(help: ArgumentHelp(Setting.views.summary))
  var views: String?

  @Option(help: ArgumentHelp(Setting.mapping.summary))
  var mapping: String?

  @Option(help: ArgumentHelp(Setting.program.summary))
  var program: String?

  @Option(help: ArgumentHelp(Setting.timeZone.summary))
  var timeZone: String?

  /// The settings that hold, with those of other options: options over environment over file.
  func settings(and others: [Setting: String?]) throws -> Settings {
    let own: [Setting: String?] = [
      .database: database, .views: views, .mapping: mapping, .program: program,
      .timeZone: timeZone,
    ]
    return try configuration.settings(flags: own.merging(others) { $1 }.compactMapValues { $0 })
  }
}
