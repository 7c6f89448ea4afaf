internal import StrictYAML

/// The variables of the environment that belong to the program.
package enum Environment {
  package static let prefix = "REMSWATCH_"
  /// Names the configuration file.
  package static let configurationFile = prefix + "CONFIG"

  /// Of the project's own tests, which run the program in their environment.
  private static let ofTests = [prefix + "DIFFERENTIAL", prefix + "TEST"]

  /// The settings that variables give, in the order of `Setting`.
  ///
  /// Throws for a variable with the program's prefix that means nothing: it would be a slip that
  /// nobody notices.
  static func settings(in environment: [String: String]) throws(ConfigurationError)
    -> [(setting: Setting, text: String)]
  {
    let known = Setting.allCases.map(\.variable) + [configurationFile]
    for name in environment.keys.sorted() where name.hasPrefix(prefix) {
      guard !known.contains(name), !ofTests.contains(where: name.hasPrefix) else { continue }
      throw ConfigurationError(
        name,
        Refusal(line: nil, "this is no variable of the program", write: advice(for: name, known)))
    }
    return Setting.allCases.compactMap { setting in
      environment[setting.variable].map { (setting, $0) }
    }
  }

  /// What all of them begin with says nothing of which was meant.
  private static func advice(for name: String, _ known: [String]) -> String {
    let ends = known.map { String($0.dropFirst(prefix.count)) }
    guard let nearest = NearestWord.nearest(to: String(name.dropFirst(prefix.count)), among: ends)
    else { return "one that 'remswatch config init -' lists instead" }
    return "\(prefix)\(nearest) instead"
  }
}
