import CommandHarness
import Foundation
import Testing

/// What the script says that systemd starts when a unit fails.
@Suite struct AlertTests {
  private static let none = "no report was published"
  private static let published = "The report is published"

  @Test(arguments: [
    ("remswatch.service", "66", none, "systemctl start remswatch.service"),
    ("remswatch.service", "4", published, "the work list"),
    ("remswatch.service", "69", published, "remswatch mail status"),
    ("remswatch.service", "3", published, "data-quality.csv"),
    ("remswatch-mail.service", "69", published, "remswatch mail status"),
    ("remswatch-mail.service", "78", published, "systemctl start remswatch-mail.service"),
    ("remswatch-status.service", "4", "is too old", "systemctl start remswatch.service"),
  ])
  func `It says what is so of the report, and what to do`(
    _ unit: String, _ code: String, _ meaning: String, _ remedy: String
  ) throws {
    let said = try alert(unit, code)
    #expect(said.hasPrefix("\(unit) failed with code \(code) on "), "\(said)")
    #expect(said.contains(meaning), "\(said)")
    #expect(said.contains(remedy), "\(said)")
    #expect(said.contains(Self.none) == (meaning == Self.none), "\(said)")
    let startsNight = said.contains("systemctl start remswatch.service")
    #expect(startsNight == (remedy == "systemctl start remswatch.service"), "\(said)")
  }

  /// What it prints; nothing is mailed.
  private func alert(_ unit: String, _ code: String) throws -> String {
    try Command.withFolder { folder in
      let script = try String(contentsOfFile: Shell.project + "/cron/alert", encoding: .utf8)
      let mail = "PATH=/usr/sbin:/usr/lib:/usr/bin"
      try #require(script.contains(mail))
      try script.replacing(mail, with: "PATH=/none")
        .write(toFile: folder + "/alert", atomically: true, encoding: .utf8)
      try "echo \(code)\n".write(
        toFile: folder + "/systemctl", atomically: true, encoding: .utf8)
      _ = try Shell.run(["chmod", "700", folder + "/systemctl"])
      let path = "\(folder):/usr/bin:/bin"
      return try Shell.run(["sh", folder + "/alert", unit], environment: ["PATH": path]).text
    }
  }
}
