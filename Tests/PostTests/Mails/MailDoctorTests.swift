import CommandHarness
import Foundation
import Testing

/// `doctor` sees before the night what would keep a mail from being sent.
@Suite struct MailDoctorTests {
  @Test func `A mail file that will do is fine`() throws {
    try MailedClinic.with(2) { clinic in
      try clinic.configure([
        "transport: sendmail", "sendmail:", "  program: /bin/cat", "link: https://reports.example",
      ])
      let lines = try examine(clinic)
      #expect(lines == ["ok       mail: \(clinic.mailFile) is valid, and every site has somebody."])
    }
  }

  @Test func `Without a mail file nobody is mailed, and that is said`() throws {
    try MailedClinic.with(1) { clinic in
      let outcome = try Command.run(["doctor", "--database", clinic.database])
      #expect(
        outcome.output.contains("ok       mail: no mail file is set, so that nobody is mailed.\n"))
    }
  }

  @Test func `What is missing or wrong is said with its path`() throws {
    try MailedClinic.with(2) { clinic in
      var clinic = clinic
      let expired = try Certificates.certificate(Certificates.Recipient.expired)
      clinic.more = ["certificates:", "  - address: a@clinic.example", "    file: \(expired)"]
      try clinic.configure(["transport: sendmail", "sendmail:", "  program: /nowhere/sendmail"])
      let sql = "UPDATE site SET coordinator_email = 'x' WHERE site_id = 'S2';"
      #expect(try RunningProgram(["/usr/bin/sqlite3", clinic.database, sql]).wait().code == 0)
      let lines = try examine(clinic)
      #expect(lines.contains { $0.hasPrefix("problem  mail: /nowhere/sendmail is not a program") })
      #expect(lines.contains { $0.contains("the certificate \(expired) has expired") })
      #expect(lines.contains { $0.hasPrefix("warning  mail: site S2: the coordinator's address") })
      #expect(lines.contains { $0.hasPrefix("warning  mail: the mails name the folder") })
    }
  }

  @Test func `A password that others may read is a problem`() throws {
    try MailedClinic.with(1) { clinic in
      try clinic.write(["secret"], to: clinic.folder + "/password")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o644], ofItemAtPath: clinic.folder + "/password")
      try clinic.configure([
        "transport: smtp", "smtp:", "  server: localhost", "  user: rems",
        "  password-file: password",
      ])
      let lines = try examine(clinic)
      #expect(lines.contains { $0.hasPrefix("problem  mail: ") && $0.contains("chmod 600") })
    }
  }

  /// The lines about mail.
  private func examine(_ clinic: MailedClinic) throws -> [String] {
    let outcome = try Command.run(
      ["doctor", "--database", clinic.database, "--output", clinic.output],
      environment: ["REMSWATCH_MAIL_FILE": clinic.mailFile])
    return outcome.output.split(separator: "\n").map(String.init).filter { $0.contains("  mail: ") }
  }
}
