import Configuration

/// Settings given in words, and what they come to.
enum Given {
  static let path = "/srv/config.yaml"

  static func file(_ text: String, path: String = path) throws(ConfigurationError)
    -> ConfigurationFile
  {
    try ConfigurationFile.decode(Array(text.utf8), file: path)
  }

  /// Reads the text of a file, if there is one, the variables and the flags.
  static func settings(
    flags: [Setting: String] = [:], environment: [String: String] = [:], file: String? = nil
  ) throws(ConfigurationError) -> Settings {
    let decoded = try file.map { text throws(ConfigurationError) in try Self.file(text) }
    return try Settings.resolve(flags: flags, environment: environment, file: decoded)
  }

  /// What the refusal says; nil where nothing is refused.
  static func refusal(
    flags: [Setting: String] = [:], environment: [String: String] = [:], file: String? = nil
  ) -> String? {
    do {
      _ = try settings(flags: flags, environment: environment, file: file)
      return nil
    } catch {
      return error.description
    }
  }

  /// Three different values of each setting, as they are written and as they are shown.
  static func values(of setting: Setting) -> [String] {
    switch setting {
    case .database, .mapping, .output, .ledgerKey, .metricsFile, .mailFile: ["/a", "/b", "/c/d e"]
    case .views: ["/a", "omop", "/c/d e"]
    case .program: ["/rules.yaml", "other-set", "/my/rules"]
    case .timeZone: ["Europe/Berlin", "America/Argentina/Ushuaia", "UTC"]
    case .full: ["true", "false", "true"]
    case .failOn: ["missed", "overdue", "new"]
    case .largestFallPercent: ["0", "99", "100"]
    case .lateAfterHours: ["1", "27", "8760"]
    case .nextReportBy: ["00:00", "07:30", "23:59"]
    case .pingURL: ["http://a", "https://b.example/c?d=e", "https://[::1]:8443/f"]
    case .keepDaily: ["1", "2", "36500"]
    case .keepMonthly: ["0", "2", "1200"]
    }
  }

  /// A value as the settings show it.
  static func shown(_ value: String, of setting: Setting) -> String {
    setting.isSecret ? PingURL.mask : value
  }
}
