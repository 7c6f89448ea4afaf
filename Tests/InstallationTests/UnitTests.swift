import CommandHarness
import Foundation
import Testing

/// The systemd units, as systemd itself judges them.
@Suite struct UnitTests {
  private static let units = [
    "remswatch.service", "remswatch.timer", "remswatch-status.service", "remswatch-status.timer",
    "remswatch-mail.service", "remswatch-mail.timer", "remswatch-alert@.service",
  ]

  @Test func `Systemd finds nothing wrong with any unit`() throws {
    guard try Shell.has("systemd-analyze", for: "the units") else { return }
    try withUnits { root in
      for unit in Self.units {
        let outcome = try Shell.run([
          "systemd-analyze", "verify", "--man=no", "--recursive-errors=yes", "--root", root,
          root + "/etc/systemd/system/" + unit,
        ])
        #expect(outcome.code == 0, "\(unit): \(outcome.text)")
        #expect(outcome.text == "", "\(unit)")
      }
    }
  }

  /// Tenths, as `systemd-analyze security` counts.
  @Test(arguments: [
    ("remswatch.service", 6), ("remswatch-status.service", 6), ("remswatch-mail.service", 16),
    ("remswatch-alert@.service", 32),
  ])
  func `A unit is exposed no more than it was`(_ unit: String, _ tenths: Int) throws {
    guard try Shell.has("systemd-analyze", for: "the sandbox") else { return }
    try withUnits { root in
      let outcome = try Shell.run([
        "systemd-analyze", "security", "--offline=true", "--no-pager", "--root", root,
        "--threshold=\(tenths)", unit,
      ])
      #expect(outcome.code == 0, "\(outcome.text)")
      let verdict = try #require(outcome.text.split(separator: "\n").last)
      print(verdict.trimmingCharacters(in: .whitespaces))
    }
  }

  @Test func `The check at noon has the sandbox of the night, with nothing to write`() throws {
    let night = try sandbox("remswatch.service")
    let noon = try sandbox("remswatch-status.service")
    #expect(noon.count > 25)
    #expect(night.subtracting(noon) == ["StateDirectory", "StateDirectoryMode", "ReadWritePaths"])
    #expect(noon.subtracting(night) == [])
  }

  @Test func `What sends the mails has the sandbox of the night, and a network`() throws {
    let night = try sandbox("remswatch.service")
    let mail = try sandbox("remswatch-mail.service")
    #expect(
      night.subtracting(mail) == [
        "PrivateNetwork=yes", "RestrictAddressFamilies=none", "IPAddressDeny=any",
      ])
    #expect(mail.subtracting(night) == ["RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6"])
    #expect(try text("remswatch.service").contains("\nOnSuccess=remswatch-mail.service\n"))
    #expect(try text("remswatch.service").contains("run --quiet --no-send\n"))
  }

  @Test func `Every failed unit alerts, and a report with patients not judged does not`() throws {
    for unit in ["remswatch.service", "remswatch-status.service", "remswatch-mail.service"] {
      #expect(try text(unit).contains("\nOnFailure=remswatch-alert@%n.service\n"))
    }
    #expect(try text("remswatch.service").contains("\nSuccessExitStatus=3\n"))
  }

  /// What a unit sets from its umask on; settings that differ in value differ in name.
  private func sandbox(_ unit: String) throws -> Set<String> {
    let lines = try text(unit).split(separator: "\n").drop { $0 != "UMask=0077" }
    let own = ["StateDirectory", "StateDirectoryMode", "ReadWritePaths"]
    return Set(
      lines.filter { !$0.hasPrefix("#") }.map { line in
        let name = String(line.prefix { $0 != "=" })
        return own.contains(name) ? name : String(line)
      })
  }

  private func text(_ unit: String) throws -> String {
    try String(contentsOfFile: Shell.project + "/cron/" + unit, encoding: .utf8)
  }

  /// A root folder with the installed units beside those of the system, which they name.
  private func withUnits(_ body: (String) throws -> Void) throws {
    try Command.withFolder { root in
      #expect(try Installation(folder: root).install("--systemd").code == 0)
      let system = "/usr/lib/systemd"
      let made = try Shell.run([
        "sh", "-c", "mkdir -p \"$1$2\" && cp -a $2/system \"$1$2/\"", "sh", root, system,
      ])
      #expect(made.code == 0)
      try body(root)
    }
  }
}
