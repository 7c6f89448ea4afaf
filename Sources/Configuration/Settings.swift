package import Monitoring
internal import StrictYAML

/// The settings of the program as they hold, and where each comes from.
package struct Settings: Sendable {
  /// nil: none was named.
  package private(set) var database: String?
  /// nil: the database has the shape of the schema.
  package private(set) var views: Views?
  /// nil: only what comes with the program is known.
  package private(set) var mapping: String?
  package private(set) var output = "Reports"
  package private(set) var program = RuleSet.builtIn("lemtrada-us")
  /// The name of a zone, in the form of the IANA's names; nil: the machine's.
  package private(set) var timeZone: String?
  package private(set) var isFull = false
  /// nil: findings are never a failure.
  package private(set) var failOn: FailOn?
  /// Percent, 0…100.
  package private(set) var largestFallPercent = 5
  package private(set) var ledgerKey: String?
  /// Hours, 1…8760.
  package private(set) var lateAfterHours = 26
  /// Local time of the day after a report's.
  package private(set) var nextReportBy = ClockTime(minutesAfterMidnight: 8 * 60)
  package private(set) var metricsFile: String?
  package private(set) var pingURL: PingURL?
  /// nil: no mail is sent.
  package private(set) var mailFile: String?
  /// Days, 1…36500.
  package private(set) var keepDaily = 90
  /// Months, 0…1200.
  package private(set) var keepMonthly = 84
  private var origins: [Setting: Origin] = [:]

  /// Where the value of a setting comes from.
  package func origin(of setting: Setting) -> Origin {
    origins[setting] ?? .default
  }

  /// The settings that hold: flags over environment over file over defaults.
  ///
  /// Each value that is given is checked, also one that does not hold. Relative paths in the file
  /// begin in its folder, all others where the program was started.
  package static func resolve(
    flags: [Setting: String], environment: [String: String], file: ConfigurationFile?
  ) throws(ConfigurationError) -> Settings {
    var settings = Settings()
    if let file {
      do { try settings.apply(file) } catch { throw ConfigurationError(file: file.path, error) }
    }
    for (setting, text) in try Environment.settings(in: environment) {
      try settings.apply(text, to: setting, from: .environment(setting.variable))
    }
    for setting in Setting.allCases {
      guard let text = flags[setting] else { continue }
      try settings.apply(text, to: setting, from: .flag)
    }
    return settings
  }

  mutating func apply(_ file: ConfigurationFile) throws(Refusal) {
    for entry in file.entries {
      try set(entry.setting, to: entry.value, folder: file.folder)
      origins[entry.setting] = .file(file.path, line: entry.value.line)
    }
  }

  private mutating func apply(_ text: String, to setting: Setting, from origin: Origin)
    throws(ConfigurationError)
  {
    let value = YAMLValue(line: 1, content: .text(text, isQuoted: setting.isText))
    do {
      try set(setting, to: value, folder: "")
    } catch {
      throw ConfigurationError(origin == .flag ? setting.flag : setting.variable, error)
    }
    origins[setting] = origin
  }
}

// MARK: - Values

extension Settings {
  /// Reads a value into its setting; relative paths begin in `folder`.
  private mutating func set(_ setting: Setting, to value: YAMLValue, folder: String)
    throws(Refusal)
  {
    switch setting {
    case .database: database = try value.path(setting, in: folder)
    case .views: views = try value.views(setting, in: folder)
    case .mapping: mapping = try value.path(setting, in: folder)
    case .output: output = try value.path(setting, in: folder)
    case .program: program = try value.ruleSet(setting, in: folder)
    case .timeZone: timeZone = try value.zoneName(setting)
    case .full: isFull = try value.flag(setting.name)
    case .failOn: failOn = try value.word("value of \(quoted(setting.name))")
    case .largestFallPercent: largestFallPercent = try value.number(setting)
    case .ledgerKey: ledgerKey = try value.path(setting, in: folder)
    case .lateAfterHours: lateAfterHours = try value.number(setting)
    case .nextReportBy: nextReportBy = try value.timeOfDay(setting)
    case .metricsFile: metricsFile = try value.path(setting, in: folder)
    case .pingURL: pingURL = try value.pingURL(setting)
    case .mailFile: mailFile = try value.path(setting, in: folder)
    case .keepDaily: keepDaily = try value.number(setting)
    case .keepMonthly: keepMonthly = try value.number(setting)
    }
  }

  /// The value that holds, as it would be written; nil: there is none. A secret is masked.
  package func text(of setting: Setting) -> String? {
    switch setting {
    case .database: database
    case .views: views?.text
    case .mapping: mapping
    case .output: output
    case .program: program.text
    case .timeZone: timeZone
    case .full: "\(isFull)"
    case .failOn: failOn?.rawValue
    case .largestFallPercent: "\(largestFallPercent)"
    case .ledgerKey: ledgerKey
    case .lateAfterHours: "\(lateAfterHours)"
    case .nextReportBy: "\(nextReportBy)"
    case .metricsFile: metricsFile
    case .pingURL: pingURL.map { "\($0)" }
    case .mailFile: mailFile
    case .keepDaily: "\(keepDaily)"
    case .keepMonthly: "\(keepMonthly)"
    }
  }
}
