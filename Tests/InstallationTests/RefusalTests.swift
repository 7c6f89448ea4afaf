import CommandHarness
import Foundation
import Testing

/// Values that would become something else in a crontab, a unit, YAML or sh are refused, and then
/// nothing is installed.
@Suite struct RefusalTests {
  private static let hostile = [
    "relative", "/with space/x", "/a%b/x", "/a\nb/x", "/a;b/x", "/a$(id)/x", "/a`id`/x", "/a'b/x",
    "/a\"b/x", "/a|b/x", "/a&b/x", "/a\\b/x", "/a#b/x", "/a:b/x", "/é/x", "/a/../b", "/a//b", "/a/",
    "/a/..", "/*",
  ]

  @Test(arguments: hostile, ["--database", "--output"])
  func `A path that is not plain is refused`(_ value: String, _ option: String) throws {
    for kind in ["--cron", "--systemd"] { try expectRefusal(64, [kind, option, value]) }
  }

  @Test(arguments: [
    "root", "Root", "-x", "0x", "a b", "a;id", "a\nb", "a%", "a:b", "$USER",
    String(repeating: "a", count: 33),
  ])
  func `A user that is root, or has an odd name, is refused`(_ name: String) throws {
    try expectRefusal(64, ["--cron", "--user", name])
  }

  @Test(arguments: [
    "@daily", "10 4 * *", "10 4 * * * root", "60 4 * * *", "10 24 * * *", "10 4 0 * *",
    "10 4 32 * *", "10 4 * 0 *", "10 4 * 13 *", "10 4 * * 8", "5-1 4 * * *", "*/0 * * * *",
    "5/2 4 * * *", "1, 4 * * *", "10 4 * * mon", "10  4 * * *", " 10 4 * * *", "10 4 * * *\n",
    "10 4 * * *\n* * * * * root id", "10 4 * * %", "10 4 * * *;id", "10 4 * * *|id",
  ])
  func `A schedule that cron would not take is refused`(_ schedule: String) throws {
    // A line feed at the end is all that sh itself takes away.
    try expectRefusal(64, ["--cron", "--schedule", schedule])
  }

  @Test(arguments: ["* * * * *", "*/5 3-6 1,15 * 1-5", "0-59/2 0 1 1 0", "59 23 31 12 7"])
  func `A schedule that cron takes is installed`(_ schedule: String) throws {
    try Command.withFolder { folder in
      let installation = Installation(folder: folder)
      let outcome = try installation.install("--cron", ["--schedule", schedule])
      #expect(outcome.code == 0, "\(outcome.text)")
      let lines = try installation.text("/etc/cron.d/remswatch")
      #expect(lines.contains("\n\(schedule) remswatch umask"))
    }
  }

  @Test(arguments: ["04:10\n[Service]", "04:10;id", "04:10|x", "25:00", "10 4 * * *", "%n"])
  func `A schedule that systemd would not take is refused`(_ schedule: String) throws {
    guard try Shell.has("systemd-analyze", for: "a systemd schedule") else { return }
    try expectRefusal(64, ["--systemd", "--schedule", schedule])
  }

  @Test(arguments: [
    "/home/x/patients.db", "/root/patients.db", "/tmp/patients.db", "/run/user/1/patients.db",
    "/patients.db",
  ])
  func `A database that the sandbox hides, or that would open it, is refused`(
    _ path: String
  ) throws {
    try expectRefusal(64, ["--systemd", "--database", path])
  }

  @Test func `Half a command is refused`() throws {
    try expectRefusal(64, [])
    try expectRefusal(64, ["--cron", "--user"])
    try expectRefusal(64, ["--cron", "--user", ""])
    try expectRefusal(64, ["--cron", "--nonsense"])
    try expectRefusal(66, ["--cron", "--binary", "/nowhere/remswatch"])
    try expectRefusal(66, ["--cron", "--binary", "/etc/passwd"])
  }

  /// The command fails with a sentence, and installs not a file.
  private func expectRefusal(
    _ code: Int32, _ options: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try Command.withFolder { folder in
      let words = [Shell.project + "/cron/install", "--destdir", folder]
      let binary = options.contains("--binary") ? [] : ["--binary", try Command.path]
      let outcome = try Shell.run(words + binary + options)
      #expect(outcome.code == code, "\(outcome.text)", sourceLocation: sourceLocation)
      #expect(outcome.text.hasPrefix("install: "), sourceLocation: sourceLocation)
      #expect(outcome.text.hasSuffix(".\n"), sourceLocation: sourceLocation)
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left == [], sourceLocation: sourceLocation)
    }
  }
}
