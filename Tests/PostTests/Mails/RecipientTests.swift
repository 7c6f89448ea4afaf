import CommandHarness
import Foundation
import Testing

/// The right desk, or none.
@Suite struct RecipientTests {
  @Test func `A site whose coordinator has no address is said, and the others get theirs`() throws {
    try MailedClinic.with(3) { clinic in
      try update(clinic, "coordinator_email = NULL WHERE site_id = 'S2'")
      let server = try MailServer(clinic.folder + "/server")
      try clinic.configure(server)
      let night = try clinic.night()
      #expect(night.code == 69)
      #expect(night.errors.contains("Site S2: the database has no address of a coordinator."))
      #expect(try server.messages().count == 2)
    }
  }

  @Test(arguments: [
    "s2@clinic.example\r\nBcc: x@evil.example", "s2@clinic.example>, <x@evil.example",
    "s2@clinic.example x@evil.example", "\"a\\\" <x@evil.example>\"@clinic.example",
    "s2@clinic.example,x@evil.example", "s2@clinic.example\0", "@evil.example:s2@clinic.example",
    "-OQueueDirectory=/tmp", "s2@evil.example",
  ])
  func `An address that could be more than one gets nothing, nor does anybody it names`(
    address: String
  ) throws {
    try MailedClinic.with(3) { clinic in
      var clinic = clinic
      clinic.more = ["allowed-domains: [clinic.example]"]
      try update(clinic, "coordinator_email = \(Self.literal(address)) WHERE site_id = 'S2'")
      let server = try MailServer(clinic.folder + "/server")
      try clinic.configure(server)
      #expect(try clinic.night().code == 69)
      let mails = try server.messages()
      #expect(
        mails.map(\.rcpts).sorted { $0[0] < $1[0] } == [
          ["s1@clinic.example"], ["s3@clinic.example"],
        ])
      #expect(try !server.dialogue().contains("evil"))
    }
  }

  @Test(arguments: [
    "Clinic\r\nBcc: x@evil.example", "Clinic\n\n<script>", "a\0b", "=?utf-8?Q?=0D=0ABcc:x@y?=",
    "\"; Bcc: x@evil.example", "\u{202E}cinilC", String(repeating: "x", count: 5000), "\r", "",
  ])
  func `No name of a site or a coordinator writes a header of its own`(name: String) throws {
    try MailedClinic.with(2) { clinic in
      try update(
        clinic,
        "name = \(Self.literal(name)), coordinator_name = \(Self.literal(name)) WHERE site_id = 'S2'"
      )
      let server = try MailServer(clinic.folder + "/server")
      try clinic.configure(server)
      let night = try clinic.night()
      #expect(night.code == 0, "\(night.errors)")
      let mails = try server.messages()
      #expect(mails.map { $0.rcpts.count } == [1, 1])
      #expect(try MailCheck().problems(mails) == "")
      for mail in mails { #expect(try mail.field("Bcc") == nil) }
    }
  }

  @Test func `The ledger notes who is mailed, and every change of it`() throws {
    try MailedClinic.with(2) { clinic in
      let server = try MailServer(clinic.folder + "/server")
      try clinic.configure(server)
      #expect(try clinic.night(at: "2026-11-25 02:10:00").code == 0)
      try update(clinic, "coordinator_email = 'new@clinic.example' WHERE site_id = 'S2'")
      #expect(try clinic.night(at: "2026-11-26 02:10:00").code == 0)
      let ledger = try String(contentsOfFile: clinic.output + "/ledger.jsonl", encoding: .utf8)
      let last = try #require(ledger.split(separator: "\n").last)
      #expect(last.contains(#""recipients_added":["S2 new@clinic.example"]"#))
      #expect(last.contains(#""recipients_removed":["S2 s2@clinic.example"]"#))
      #expect(try Command.run(["verify", "--output", clinic.output]).code == 0)
      let status = try Command.run(["status", "--output", clinic.output]).output
      #expect(
        status.hasSuffix(
          "mails: 2 accepted\nrecipients changed:\n+ S2 new@clinic.example\n- S2 s2@clinic.example\n"
        ))
    }
  }

  @Test func `An encrypted mail is read with the key of the recipient alone`() throws {
    try MailedClinic.with(1) { clinic in
      let server = try MailServer(clinic.folder + "/server")
      try clinic.encrypting(for: .a).configure(server)
      let night = try clinic.night()
      #expect(night.code == 0, "\(night.errors)")
      let mails = try server.messages()
      let check = MailCheck(
        attachments: try clinic.siteFolder("S1"), recipient: .a,
        canariesOutside: MailedClinic.canaries(of: "S1"))
      #expect(try check.problems(mails) == "")
    }
  }

  @Test(arguments: [Certificates.Recipient.expired, .other])
  func `Without a good certificate an encrypted mail is not sent at all`(
    certificate: Certificates.Recipient
  ) throws {
    try MailedClinic.with(1) { clinic in
      let server = try MailServer(clinic.folder + "/server")
      try clinic.encrypting(for: certificate).configure(server)
      let night = try clinic.night()
      #expect(night.code == 69)
      #expect(night.errors.contains("nothing was encrypted"))
      #expect(try server.messages().isEmpty)
    }
  }

  private func update(_ clinic: MailedClinic, _ change: String) throws {
    let sql = "UPDATE site SET \(change);"
    let outcome = try RunningProgram(["/usr/bin/sqlite3", clinic.database, sql]).wait()
    try #require(outcome.code == 0, "\(outcome.errors)")
  }

  /// Any text, as SQL writes it.
  private static func literal(_ text: String) -> String {
    let digits = text.utf8.map { String(format: "%02X", $0) }.joined()
    return "CAST(x'\(digits)' AS TEXT)"
  }
}
