import CommandHarness
import Foundation
import Testing

/// The scripts of the project, as far as a checker sees, and the lines that cron hands to sh.
@Suite struct ScriptTests {
  @Test func `Shellcheck finds nothing in any script`() throws {
    guard try Shell.has("shellcheck", for: "every script") else { return }
    let scripts = try Self.scripts()
    #expect(scripts.count >= 9, "\(scripts)")
    let outcome = try Shell.run(
      ["shellcheck", "--external-sources", "--source-path", Shell.project] + scripts)
    #expect(outcome.code == 0, "\(outcome.text)")
  }

  @Test(arguments: [(0, ""), (4, "told\n"), (66, "told\n")])
  func `The check at noon speaks only when it fails`(_ code: Int, _ said: String) throws {
    try Command.withFolder { folder in
      let program = folder + "/remswatch"
      try Data("#!/bin/sh\necho told\nexit \(code)\n".utf8).write(to: URL(fileURLWithPath: program))
      #expect(try Shell.run(["chmod", "+x", program]).code == 0)
      let outcome = try Shell.run(
        ["sh", "-c", try command(at: "0 12 * * * ")], environment: ["PATH": folder + ":/usr/bin"])
      #expect(outcome.text == said)
    }
  }

  @Test func `No line of the crontab has a character that cron reads as a line feed`() throws {
    for schedule in ["10 4 * * * ", "0 12 * * * "] {
      #expect(try !command(at: schedule).contains("%"))
    }
  }

  @Test func `The name of the crontab has no dot, for which cron would pass it over`() throws {
    try Command.withFolder { folder in
      _ = try Installation(folder: folder).install("--cron")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/etc/cron.d")
      #expect(names == ["remswatch"])
    }
  }

  /// What the crontab of the project runs at a time, without time and user.
  private func command(at schedule: String) throws -> String {
    let path = Shell.project + "/cron/remswatch.cron"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let line = try #require(lines.first { $0.hasPrefix(schedule) })
    return String(line.dropFirst(schedule.count).drop { $0 != " " }.dropFirst())
  }

  /// Every file that begins like a script, and the files that such read in.
  private static func scripts() throws -> [String] {
    let folders = ["cron", "scripts", ".ci", "Tests/InstallationTests/Fixtures"]
    return try folders.flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: Shell.project + "/" + folder).sorted()
        .map { Shell.project + "/" + folder + "/" + $0 }
        .filter { path in
          let text = try String(contentsOfFile: path, encoding: .utf8)
          let first = text.prefix { $0 != "\n" }
          return first.hasPrefix("#!/bin/sh") || first.hasPrefix("# shellcheck shell=")
            || first.hasPrefix("#!/usr/bin/env bash")
        }
    }
  }
}
