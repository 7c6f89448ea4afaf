internal import ArgumentParser
internal import Configuration
internal import Feeds
internal import ProgramFiles

/// The settings of a run that can be given as options.
struct RunOptions: ParsableArguments {
  @OptionGroup var configuration: SettingsOptions

  @Option(help: ArgumentHelp(Setting.database.summary))
  var database: String?

  @Option(help: ArgumentHelp(Setting.views.summary))
  var views: String?

  @Option(help: ArgumentHelp(Setting.mapping.summary))
  var mapping: String?

  @Option(help: ArgumentHelp(Setting.output.summary))
  var output: String?

  @Option(help: ArgumentHelp(Setting.program.summary))
  var program: String?

  @Option(help: ArgumentHelp(Setting.timeZone.summary))
  var timeZone: String?

  @Flag(help: "Also write obligations.csv and intervals.csv: everything that has opened.")
  var full = false

  @Option(help: ArgumentHelp(Setting.failOn.summary + " (\(Setting.failOn.takes))"))
  var failOn: String?

  @Option(help: ArgumentHelp(Setting.largestFallPercent.summary))
  var largestFallPercent: String?

  @Option(help: ArgumentHelp(Setting.ledgerKey.summary))
  var ledgerKey: String?

  @Option(help: ArgumentHelp(Setting.nextReportBy.summary))
  var nextReportBy: String?

  @Option(help: ArgumentHelp(Setting.metricsFile.summary))
  var metricsFile: String?

  @Option(help: ArgumentHelp(Setting.mailFile.summary))
  var mailFile: String?

  /// The settings that hold: options over environment over file.
  func settings() throws -> Settings {
    let given: [Setting: String?] = [
      .database: database, .views: views, .mapping: mapping, .output: output, .program: program,
      .timeZone: timeZone, .full: full ? "true" : nil, .failOn: failOn,
      .largestFallPercent: largestFallPercent, .ledgerKey: ledgerKey,
      .nextReportBy: nextReportBy, .metricsFile: metricsFile, .mailFile: mailFile,
    ]
    return try configuration.settings(flags: given.compactMapValues { $0 })
  }
}

extension Settings {
  /// Throws where no database is named anywhere.
  var requiredDatabase: String {
    get throws {
      guard let database else {
        throw ValidationError(
          "No database is named: give --database, REMSWATCH_DATABASE or the key 'database' of the "
            + "configuration file.")
      }
      return database
    }
  }

  /// The text of the views; nil: there are none.
  var viewsScript: String? {
    get throws {
      switch views {
      case nil: nil
      case .omop: try feedMapping.omopViews
      case .file(let path):
        String(decoding: try InputFile.read(path, limit: 1 << 20), as: UTF8.self)
      }
    }
  }

  /// What comes with the program, and what the mapping file adds.
  var feedMapping: FeedMapping {
    get throws { try mapping.map { try FeedMapping.read(path: $0) } ?? FeedMapping.builtIn }
  }
}

/// The option that names a rule set.
struct RuleSetOption: ParsableArguments {
  @Option(help: "The rule set: the id of one that is built in, or the path of a YAML file.")
  var program = "lemtrada-us"

  func load() throws -> LoadedProgram {
    try RuleSet.named(program).load()
  }

  /// Bytes; a rule set is a few pages of text.
  static let sizeLimit = 1 << 20
}
