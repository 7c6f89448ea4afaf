/// The commented file that `config init` writes, made of the settings themselves.
package enum ConfigurationTemplate {
  /// Every setting is there and none is set: what begins with `#` and a blank is a comment, what
  /// begins with `#` alone is a line to uncomment.
  package static var text: String {
    head + Setting.allCases.map(paragraph).joined()
  }

  private static let head = """
    # The configuration of remswatch. To set something, remove the # before its name.
    #
    # Flags go before environment variables, and those before this file. Relative paths
    # begin in the folder of this file. Only its owner may write to it: chmod go-w.
    # 'remswatch config check --show' prints what holds, and where it comes from.

    """

  private static func paragraph(_ setting: Setting) -> String {
    let without = setting.defaultText.map { "default \($0)" } ?? "no default"
    return """

      # \(setting.summary)
      # Takes \(setting.takes); \(without). Variable: \(setting.variable)
      #\(setting.name): \(setting.example)

      """
  }
}
