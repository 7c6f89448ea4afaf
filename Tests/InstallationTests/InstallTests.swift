import CommandHarness
import Foundation
import Testing

/// What install puts in place, and what uninstall leaves.
@Suite struct InstallTests {
  private static let kinds = ["--cron", "--systemd"]

  @Test(arguments: kinds)
  func `To install twice is to install once`(_ kind: String) throws {
    try withInstallation(kind) { installation in
      let first = try installation.contents()
      #expect(first.count > 10)
      let again = try installation.install(kind)
      #expect(again.code == 0)
      #expect(!again.text.contains("wrote") && !again.text.contains("made"), "\(again.text)")
      #expect(try installation.contents() == first)
    }
  }

  @Test func `Reports are their user's alone, and only root writes the configuration`() throws {
    try withInstallation("--cron") { installation in
      let modes = try installation.modes()
      #expect(modes["/var/lib/remswatch"] == "700")
      #expect(modes["/var/lib/remswatch/Reports"] == "700")
      #expect(modes["/etc/remswatch"] == "750")
      #expect(modes["/etc/remswatch/config.yaml"] == "640")
      #expect(modes["/etc/cron.d/remswatch"] == "644")
      #expect(modes["/usr/local/bin/remswatch"] == "755")
      #expect(modes.values.allSatisfy { !$0.hasSuffix("2") && !$0.hasSuffix("7") })
    }
  }

  @Test(arguments: kinds)
  func `The job is installed as it was asked for`(_ kind: String) throws {
    let schedule = kind == "--cron" ? "30 5 * * 1-5" : "Mon..Fri 05:30"
    let options = [
      "--user", "nightwatch", "--database", "/srv/clinic/patients.db", "--output", "/srv/reports",
      "--schedule", schedule,
    ]
    try withInstallation(kind, options) { installation in
      let settings = try installation.text("/etc/remswatch/config.yaml")
      #expect(settings.contains("\ndatabase: /srv/clinic/patients.db\noutput: /srv/reports\n"))
      if kind == "--cron" {
        let lines = try installation.text("/etc/cron.d/remswatch").split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("30 5 * * 1-5 nightwatch umask 077;") })
        #expect(lines.contains { $0.hasPrefix("0 12 * * * nightwatch ") })
      } else {
        let units = "/etc/systemd/system/remswatch"
        let service = try installation.text(units + ".service")
        #expect(service.contains("\nUser=nightwatch\n"))
        #expect(service.contains("\nReadWritePaths=-/srv/reports -/srv/clinic\n"))
        #expect(try installation.text(units + "-status.service").contains("\nUser=nightwatch\n"))
        #expect(try installation.text(units + ".timer").contains("\nOnCalendar=Mon..Fri 05:30\n"))
      }
    }
  }

  @Test func `A configuration that is there is left alone, and decides`() throws {
    try withInstallation("--systemd", ["--database", "/srv/old/patients.db"]) { installation in
      let settings = try installation.text("/etc/remswatch/config.yaml")
      #expect(try installation.install("--systemd").code == 0)
      let service = try installation.text("/etc/systemd/system/remswatch.service")
      #expect(service.contains(" -/srv/old\n"))
      let other = try installation.install("--systemd", ["--database", "/srv/new/patients.db"])
      #expect(other.code == 78)
      #expect(other.text.contains("/etc/remswatch/config.yaml has another database"))
      #expect(try installation.text("/etc/remswatch/config.yaml") == settings)
    }
  }

  @Test(arguments: kinds)
  func `Uninstalling leaves data and configuration, and nothing else`(_ kind: String) throws {
    try withInstallation(kind) { installation in
      let reports = installation.folder + "/var/lib/remswatch/Reports"
      let kept = ["/ledger.jsonl", "/runs", "/notes.txt"].map { reports + $0 }
      for path in kept { try Data("kept".utf8).write(to: URL(fileURLWithPath: path)) }
      #expect(try installation.uninstall().code == 0)
      let expected = kept.map { String($0.dropFirst(installation.folder.count)) }
      #expect(try installation.files() == Set(expected + ["/etc/remswatch/config.yaml"]))
      #expect(try installation.uninstall().code == 0)
    }
  }

  @Test func `Reports go only when that is asked for, and then nothing else does`() throws {
    try withInstallation("--cron") { installation in
      let reports = installation.folder + "/var/lib/remswatch/Reports"
      for name in ["/ledger.jsonl", "/notes.txt"] {
        try Data("x".utf8).write(to: URL(fileURLWithPath: reports + name))
      }
      #expect(try installation.uninstall(["--purge"]).code == 0)
      #expect(try installation.modes()["/etc/remswatch"] == nil)
      #expect(try installation.modes()["/var/lib/remswatch/Reports/ledger.jsonl"] != nil)
      let purged = try installation.uninstall(["--purge-reports"])
      #expect(purged.text.contains("removing all reports and the ledger"))
      let left = try FileManager.default.contentsOfDirectory(atPath: reports)
      #expect(left == ["notes.txt"])
    }
  }

  private func withInstallation(
    _ kind: String, _ options: [String] = [], _ body: (Installation) throws -> Void
  ) throws {
    try Command.withFolder { folder in
      let installation = Installation(folder: folder)
      let outcome = try installation.install(kind, options)
      try #require(outcome.code == 0, "\(outcome.text)")
      try body(installation)
    }
  }
}
