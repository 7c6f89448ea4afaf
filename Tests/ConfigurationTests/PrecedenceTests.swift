import Configuration
import Monitoring
import Testing

/// Flags over environment over file over defaults.
struct PrecedenceTests {
  /// Each setting with each choice of places that give it.
  private static let table = Setting.allCases.flatMap { setting in
    (0..<8).map { (setting, $0) }
  }

  @Test(arguments: table)
  func `A flag goes before a variable, and a variable before the file`(
    _ setting: Setting, _ places: Int
  ) throws {
    let values = Given.values(of: setting)
    let (inFile, inVariable, inFlag) = (places & 1 != 0, places & 2 != 0, places & 4 != 0)
    let settings = try Given.settings(
      flags: inFlag ? [setting: values[2]] : [:],
      environment: inVariable ? [setting.variable: values[1]] : [:],
      file: inFile ? "# a comment\n\(setting.name): \(values[0])\n" : nil)
    let origin = settings.origin(of: setting)
    let shown = settings.text(of: setting)
    if inFlag {
      #expect(origin == .flag)
      #expect(shown == Given.shown(values[2], of: setting))
    } else if inVariable {
      #expect(origin == .environment(setting.variable))
      #expect(shown == Given.shown(values[1], of: setting))
    } else if inFile {
      #expect(origin == .file(Given.path, line: 2))
      #expect(shown == Given.shown(values[0], of: setting))
    } else {
      #expect(origin == .default)
      #expect(shown == setting.defaultText)
    }
  }

  @Test func `A setting that is given leaves all others at their defaults`() throws {
    for setting in Setting.allCases {
      let settings = try Given.settings(flags: [setting: Given.values(of: setting)[0]])
      for other in Setting.allCases where other != setting {
        #expect(settings.text(of: other) == other.defaultText)
        #expect(settings.origin(of: other) == .default)
      }
    }
  }

  @Test func `The defaults are those of the manual`() throws {
    let settings = try Given.settings()
    #expect(settings.database == nil)
    #expect(settings.output == "Reports")
    #expect(settings.program == .builtIn("lemtrada-us"))
    #expect(settings.timeZone == nil)
    #expect(!settings.isFull)
    #expect(settings.failOn == nil)
    #expect(settings.largestFallPercent == 5)
    #expect(settings.lateAfterHours == 26)
    #expect(settings.nextReportBy == ClockTime("08:00"))
    #expect(settings.pingURL == nil)
    #expect(settings.keepDaily == 90)
    #expect(settings.keepMonthly == 84)
  }

  @Test func `Values come out with their types`() throws {
    let settings = try Given.settings(
      flags: [.full: "true", .failOn: "new"],
      environment: ["REMSWATCH_KEEP_DAILY": "7", "REMSWATCH_PING_URL": "https://ping.example/x"],
      file: "program: rules/ours.yaml\nnext-report-by: \"06:05\"\n")
    #expect(settings.isFull)
    #expect(settings.failOn == .new)
    #expect(settings.keepDaily == 7)
    #expect(settings.pingURL?.address == "https://ping.example/x")
    #expect(settings.program == .file("/srv/rules/ours.yaml"))
    #expect(settings.nextReportBy.minutes == 365)
  }

  @Test func `A value that is overridden is checked all the same`() {
    #expect(
      Given.refusal(flags: [.keepDaily: "1"], environment: ["REMSWATCH_KEEP_DAILY": "0"]) != nil)
    #expect(Given.refusal(flags: [.keepDaily: "1"], file: "keep-daily: 0\n") != nil)
  }

  @Test func `The names of a setting are its key, its flag and its variable`() {
    #expect(Setting.largestFallPercent.name == "largest-fall-percent")
    #expect(Setting.largestFallPercent.flag == "--largest-fall-percent")
    #expect(Setting.largestFallPercent.variable == "REMSWATCH_LARGEST_FALL_PERCENT")
    #expect(Setting.pingURL.variable == "REMSWATCH_PING_URL")
    #expect(Setting.allCases.count == 17)
  }
}
