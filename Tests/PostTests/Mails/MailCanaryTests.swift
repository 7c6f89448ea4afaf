import CommandHarness
import Foundation
import Testing

/// What a record says of a patient is in no mail but in the lists that are asked for, and in nothing
/// that is said on the way.
@Suite struct MailCanaryTests {
  @Test func `No patient is in a header, a letter, the dialogue, a log or the outbox's states`()
    throws
  {
    try MailedClinic.with(3) { clinic in
      var clinic = clinic
      clinic.more = ["operator: [ops@clinic.example]", "administrator: [admin@clinic.example]"]
      let server = try MailServer(clinic.folder + "/server")
      try clinic.configure(server)
      try server.fail([.unknown("s2@clinic.example")])
      let log = clinic.folder + "/strace"
      let night = try RunningProgram(
        [CallTrace.tracer, "-f", "-qq", "-s", "4096", "-e", "trace=execve", "-o", log]
          + [try Command.path, "run", "--as-of", MailedClinic.day, "--mail"]
          + [
            "--database", clinic.database, "--output", clinic.output, "--mail-file",
            clinic.mailFile,
          ]
      ).wait()
      #expect(night.code == 69, "\(night.errors)")
      let canaries = MailedClinic.sites.flatMap(MailedClinic.canaries) + ["1980-01-01"]
      let mails = try server.messages()
      #expect(mails.count == 4)
      #expect(try MailCheck(canaries: canaries).problems(mails) == "")
      var said = [night.output, night.errors, try server.dialogue()]
      said += try ["strace"].map {
        try String(contentsOfFile: clinic.folder + "/" + $0, encoding: .utf8)
      }
      said.append(try clinic.remswatchStatus(["--all"]).output)
      said.append(try clinic.remswatchStatus(["--all", "--json"]).output)
      said.append(try Command.tree(clinic.folder).joined(separator: "\n"))
      said.append(try String(contentsOfFile: clinic.output + "/latest/sites.json", encoding: .utf8))
      said.append(try String(contentsOfFile: clinic.output + "/ledger.jsonl", encoding: .utf8))
      for text in said {
        let found = canaries.filter(text.contains)
        #expect(found == [], "\(text.prefix(300))")
      }
      // The search would find them.
      let list = try String(
        contentsOfFile: clinic.output + "/latest/missed-tests.csv", encoding: .utf8)
      #expect(canaries.contains(where: list.contains))
    }
  }

  @Test func `The password is in no message, argument, file of the program or mail`() throws {
    try MailedClinic.with(2) { clinic in
      let secret = "Qzxvejo-secret"
      let server = try MailServer(
        clinic.folder + "/server", security: .starttls,
        account: MailServer.Account(user: "rems", password: "another"))
      try clinic.loggingIn(with: secret).configure(server, security: "starttls")
      let night = try clinic.night()
      #expect(night.code == 69)
      let show = try Command.run(
        ["config", "check", "--show", "--json"],
        environment: ["REMSWATCH_MAIL_FILE": clinic.mailFile])
      let status = try clinic.remswatchStatus(["--json"])
      for text in [night.errors, night.output, show.output, show.errors, status.output] {
        #expect(!text.contains(secret))
      }
      for file in try Command.tree(clinic.output) {
        let bytes = FileManager.default.contents(atPath: clinic.output + "/" + file) ?? Data()
        #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(file)")
      }
    }
  }
}
