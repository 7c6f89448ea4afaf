import CommandHarness
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// The installed job, started by a real cron and by a real systemd.
///
/// Both run in namespaces of their own: whatever happens, no user, file or process stays behind.
@Suite(.onOwnThread) struct InstalledNightTests {
  @Test(.timeLimit(.minutes(4)))
  func `Cron runs the job by itself, is silent about a success and mails a failure`() throws {
    guard try Shell.has("cron", for: "a night under cron") else { return }
    guard let said = try night("cron-night.sh", ["--mount", "--pid"]) else { return }
    #expect(said.contains("MODES remswatch 700 remswatch 600 \n"), "\(said)")
    #expect(said.contains("MAILS AFTER A SUCCESS: 0\n"), "\(said)")
    let letter = try #require(said.components(separatedBy: "MAIL AFTER A FAILURE:\n").last)
    #expect(letter.contains("To: root\nSubject: Cron <remswatch@"), "\(said)")
    let words = letter.components(separatedBy: "\n\n").dropFirst().joined(separator: "\n\n")
    #expect(words.hasPrefix("remswatch: There is no patient database at "), "\(said)")
    #expect(words.hasSuffix(".\nUNINSTALLED\n"), "\(said)")
  }

  @Test(.timeLimit(.minutes(4)))
  func `Systemd runs the job in its sandbox, is silent about a success and alerts`() throws {
    guard try Shell.has("/lib/systemd/systemd", for: "a night under systemd") else { return }
    let namespaces = ["--mount", "--pid", "--cgroup", "--ipc"]
    guard let said = try night("systemd-boot.sh", namespaces) else { return }
    #expect(said.contains("TIMERS 3\nPUBLISHED\n"), "\(said)")
    #expect(said.contains("MODES remswatch 700 remswatch 600 \n"), "\(said)")
    #expect(said.contains("SAID AFTER A SUCCESS: 0\nFAILED\n"), "\(said)")
    #expect(said.contains("\nremswatch: There is no patient database at "), "\(said)")
    #expect(said.contains("\nremswatch.service failed with code 66 on "), "\(said)")
    let sandbox = "SANDBOX Umask:0077CapBnd:0000000000000000NoNewPrivs:1Seccomp:2\n"
    #expect(said.contains(sandbox), "\(said)")
    #expect(said.contains("\nINTERFACES 1\n"), "\(said)")
    let writable = said.split(separator: "\n").filter { $0.hasPrefix("WRITABLE") }
    let allowed = ["/var/lib/remswatch", "/var/lib/remswatch/Reports"]
    #expect(writable.map(String.init) == allowed.map { "WRITABLE " + $0 }, "\(said)")
    #expect(said.hasSuffix("UNINSTALLED\n"), "\(said)")
  }

  /// What a script said that ran in namespaces of its own; nil, and a loud line: impossible here.
  private func night(_ script: String, _ namespaces: [String]) throws -> String? {
    let unshare = ["timeout", "--signal=KILL", "200", "unshare"] + namespaces
    let attempt = unshare + ["--fork", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    guard geteuid() == 0, try Shell.run(attempt).code == 0 else {
      print("SKIPPED: \(script) was not run: it needs root, and namespaces of its own")
      return nil
    }
    return try Command.withFolder { folder in
      let path = Shell.project + "/Tests/InstallationTests/Fixtures/" + script
      let words = ["--fork", "--kill-child", "sh", path, Shell.project, try Command.path, folder]
      let outcome = try Shell.run(unshare + words)
      #expect(outcome.code == 0, "\(outcome.text)")
      let report = try? String(contentsOfFile: folder + "/said", encoding: .utf8)
      return outcome.text + (report ?? "")
    }
  }
}
