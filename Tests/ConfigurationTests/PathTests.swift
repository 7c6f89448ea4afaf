import Configuration
import Testing

/// Where relative paths begin.
struct PathTests {
  private static let paths: [Setting] = [
    .database, .views, .output, .ledgerKey, .metricsFile, .mailFile,
  ]

  @Test(arguments: paths, [("/srv/config.yaml", "/srv/a/b"), ("config.yaml", "a/b")])
  func `A relative path in a file begins in the file's folder`(
    _ setting: Setting, _ place: (file: String, path: String)
  ) throws {
    let file = try Given.file("\(setting.name): a/b\n", path: place.file)
    let settings = try Settings.resolve(flags: [:], environment: [:], file: file)
    #expect(settings.text(of: setting) == place.path)
  }

  @Test(arguments: paths)
  func `A relative path of a flag or variable begins where the program was started`(
    _ setting: Setting
  ) throws {
    let flag = try Given.settings(flags: [setting: "a/b"])
    let variable = try Given.settings(environment: [setting.variable: "a/b"])
    #expect(flag.text(of: setting) == "a/b")
    #expect(variable.text(of: setting) == "a/b")
  }

  @Test func `An absolute path stays as it is, and so does the default`() throws {
    #expect(try Given.settings(file: "output: /x\n").output == "/x")
    #expect(try Given.settings(file: "full: true\n").output == "Reports")
  }

  @Test(arguments: [
    ("lemtrada-us", RuleSet.builtIn("lemtrada-us")), ("other", .builtIn("other")),
    ("rules.yaml", .file("/srv/rules.yaml")), ("./rules", .file("/srv/./rules")),
    ("/rules", .file("/rules")),
  ])
  func `A rule set is an id, or the path of a file`(_ text: String, _ ruleSet: RuleSet) throws {
    #expect(try Given.settings(file: "program: \(text)\n").program == ruleSet)
  }
}
