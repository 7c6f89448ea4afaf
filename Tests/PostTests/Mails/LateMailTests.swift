import CommandHarness
import Foundation
import Testing

/// A report whose mails were never entered is published all the same, and mailed by the next run.
@Suite struct LateMailTests {
  @Test func `An outbox that cannot be written costs the mails of a run, and the next enters them`()
    throws
  {
    try MailedClinic.with(2) { clinic in
      let server = try MailServer(clinic.folder + "/server")
      try clinic.configure(server)
      #expect(try clinic.remswatch(["run", "--as-of", "2026-11-23", "--no-mail"]).code == 0)
      let outbox = clinic.output + "/.state/outbox"
      try Data().write(to: URL(fileURLWithPath: outbox))
      let night = try clinic.night()
      #expect(night.code == 69)
      #expect(
        night.errors.hasPrefix("remswatch: The report is published, but its mails could not be"),
        "\(night.errors)")
      #expect(night.errors.split(separator: "\n").count == 1, "\(night.errors)")
      try FileManager.default.removeItem(atPath: outbox)
      let next = try clinic.night()
      #expect(next.code == 0, "\(next.errors)")
      #expect(try server.messages().count == 2)
      #expect(try clinic.night().code == 0)
      #expect(try server.messages().count == 2)
    }
  }

  @Test func `A run whose mails cannot be made valid ends with 69, and the next sends them`() throws
  {
    guard CallTrace.canTrace("mails that cannot be made valid") else { return }
    try MailedClinic.with(2) { clinic in
      let server = try MailServer(clinic.folder + "/server")
      try clinic.configure(server)
      // The second renaming is that of `latest`, the third that of the mails.
      let night = try clinic.traced("rename:error=EIO:when=3")
      #expect(night.code == 69, "\(night.errors)")
      #expect(night.errors.hasPrefix("remswatch: The report is published, but its mails could"))
      #expect(try clinic.night().code == 0)
      #expect(try server.messages().count == 2)
    }
  }

  @Test func `A run with mail after one without mails what nobody was sent`() throws {
    try MailedClinic.with(2) { clinic in
      var clinic = clinic
      clinic.more = ["administrator: [admin@clinic.example]"]
      let server = try MailServer(clinic.folder + "/server")
      try clinic.configure(server)
      #expect(
        try clinic.remswatch(["run", "--as-of", MailedClinic.day, "--no-mail"]).code == 0)
      let night = try clinic.night()
      #expect(night.code == 0, "\(night.errors)")
      #expect(night.output.hasPrefix("Unchanged"))
      #expect(try server.messages().count == 3)
      #expect(try MailCheck().problems(try server.messages()) == "")
      #expect(try clinic.night().code == 0)
      #expect(try server.messages().count == 3)
    }
  }

  @Test func `Folders that cannot be listed put no mail aside`() throws {
    guard CallTrace.canTrace("folders that cannot be listed") else { return }
    try MailedClinic.with(2) { clinic in
      let server = try MailServer(clinic.folder + "/server")
      try clinic.configure(server)
      #expect(try clinic.night("--no-send").code == 0)
      try server.fail([Fault(stage: .rcpt, reply: "451 4.7.1 later")])
      for number in 1...8 {
        _ = try clinic.traced(
          "getdents64:error=EIO:when=\(number)", ["mail", "flush", "--now"])
      }
      try server.fail([])
      #expect(try clinic.flush().code == 0)
      #expect(try server.messages().count == 2)
    }
  }

  @Test func `A password that others could read is said to cost the mails and not the report`()
    throws
  {
    try MailedClinic.with(1) { clinic in
      let server = try MailServer(
        clinic.folder + "/server", account: MailServer.Account(user: "rems", password: "p"))
      let clinic = try clinic.loggingIn(with: "p")
      try clinic.configure(server)
      let password = clinic.folder + "/password"
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: password)
      let night = try clinic.night()
      #expect(night.code == 78)
      #expect(night.errors.contains("The report is published; its mails wait in the outbox."))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: password)
      #expect(try clinic.night().code == 0)
      #expect(try server.messages().count == 1)
    }
  }

  @Test func `What a resend is told to send can be named as the letters name it`() throws {
    try MailedClinic.with(2) { clinic in
      var clinic = clinic
      clinic.more = [
        "administrator: [admin@clinic.example]", "sites:", "  - site: \"\"",
        "    to: [none@clinic.example]",
      ]
      let server = try MailServer(clinic.folder + "/server")
      try clinic.configure(server)
      let sql = "DELETE FROM care_assignment WHERE patient_id = 1;"
      #expect(try RunningProgram(["/usr/bin/sqlite3", clinic.database, sql]).wait().code == 0)
      #expect(try clinic.night().code == 0)
      #expect(try server.messages().count == 4)
      for (name, recipient) in [
        ("no responsible site", "none"), ("programme administrator", "admin"),
      ] {
        let resend = try clinic.remswatch(["mail", "resend", "--site", name])
        #expect(resend.code == 0, "\(resend.errors)")
        #expect(try server.messages().last?.rcpts == ["\(recipient)@clinic.example"])
      }
      let status = try clinic.remswatchStatus(["--all"]).output
      #expect(status.contains("  no responsible site  none@clinic.example"), "\(status)")
      #expect(status.contains("  programme administrator  admin@clinic.example"))
    }
  }

  @Test func `A mail that was taken by halves is sent again as a possible duplicate`() throws {
    try MailedClinic.with(1) { clinic in
      let server = try MailServer(clinic.folder + "/server")
      try clinic.configure(server, seconds: 2)
      // The first line of an answer whose last one never comes.
      try server.fail([Fault(stage: .afterData, reply: "250-2.0.0 taken", times: 1)])
      #expect(try clinic.night().code == 69)
      #expect(try clinic.flush().code == 0)
      #expect(try clinic.remswatchStatus(["--all"]).output.contains("possible_duplicate"))
    }
  }
}

extension MailedClinic {
  /// A command under a tracer that spoils calls.
  fileprivate func traced(_ fault: String, _ words: [String] = []) throws -> Command.Outcome {
    let call = String(fault.prefix { $0 != ":" })
    let night = ["run", "--database", database, "--as-of", Self.day, "--mail"]
    return try RunningProgram(
      [
        CallTrace.tracer, "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
        "inject=\(fault)", try Command.path,
      ] + (words.isEmpty ? night : words) + ["--output", output, "--mail-file", mailFile]
    ).wait()
  }
}
