internal import ArgumentParser
internal import Configuration
internal import Feeds
internal import ProgramFiles

/// The settings of a run that can be given as options.
struct RunOptions: ParsableArguments {
  @OptionGroup var source: SourceOptions

  @Option(help: ArgumentHelp(Setting.output.summary))
  var output: String?

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

  func settings() throws -> Settings {
    try source.settings(and: [
      .output: output, .full: full ? "true" : nil, .failOn: failOn,
      .largestFallPercent: largestFallPercent, .ledgerKey: ledgerKey,
      .nextReportBy: nextReportBy, .metricsFile: metricsFile, .mailFile: mailFile,
    ])
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
