import Configuration
import Testing

/// The file that `config init` writes.
struct TemplateTests {
  private static let lines = ConfigurationTemplate.text
    .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)

  /// Each line that begins with `#` and no blank, without it.
  private static let uncommented = lines.map { line in
    line.hasPrefix("#") && line != "#" && !line.hasPrefix("# ") ? String(line.dropFirst()) : line
  }

  @Test func `As it is written it sets nothing`() throws {
    let settings = try Given.settings(file: ConfigurationTemplate.text)
    #expect(Setting.allCases.allSatisfy { settings.origin(of: $0) == .default })
    #expect(Self.lines.allSatisfy { $0.isEmpty || $0.hasPrefix("#") })
  }

  @Test func `With every line uncommented it decodes and sets everything`() throws {
    let settings = try Given.settings(file: Self.uncommented.joined(separator: "\n"))
    for setting in Setting.allCases {
      guard case .file = settings.origin(of: setting) else {
        Issue.record("\(setting.name) is not set")
        continue
      }
    }
  }

  @Test(arguments: Setting.allCases)
  func `Each setting is explained in lines that fit on a page`(_ setting: Setting) {
    #expect(Self.lines.contains("# \(setting.summary)"))
    #expect(Self.lines.contains { $0.contains("Variable: \(setting.variable)") })
    #expect(Self.lines.allSatisfy { $0.count <= 100 })
    #expect(setting.summary.last == ".")
  }

  @Test(arguments: Setting.allCases)
  func `The example is the default where there is one, and is accepted`(_ setting: Setting) {
    if let text = setting.defaultText { #expect(setting.example == text) }
    #expect(Given.refusal(flags: [setting: setting.example]) == nil)
  }
}
