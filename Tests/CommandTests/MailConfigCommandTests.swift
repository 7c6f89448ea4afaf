import Foundation
import Testing

/// `config check` and `config init` where reports are mailed.
@Suite struct MailConfigCommandTests {
  private static let mail = """
    from: REMS monitoring <remswatch@clinic.example>
    transport: smtp
    smtp:
      server: mail.clinic.example
      user: sender
      password-file: smtp-password
    operator: [ops@clinic.example]
    sites:
      - site: S1
        to: [Ana Núñez <a@clinic.example>, b@clinic.example]
        content: attach
      - site: ""
        to: []
      - site: Qzxvejo site
        also: [c@clinic.example]

    """

  @Test func `Who gets what is shown behind the settings, with what keeps a report from somebody`()
    throws
  {
    try MailFolder.with(Self.mail) { folder in
      let outcome = try MailFolder.check(folder, "--show")
      #expect(outcome.code == 0)
      #expect(outcome.errors == "")
      let parts = outcome.output.components(separatedBy: "\n\n")
      try #require(parts.count == 4)
      #expect(parts[0].split(separator: "\n").count == 17)
      #expect(
        parts[1] == """
          transport           smtp mail.clinic.example port 587, security starttls, user sender
          from                REMS monitoring <remswatch@clinic.example>
          reply-to            (none)
          contact             (none)
          link                \(folder)/out
          allowed-domains     (any)
          most-messages       500
          expire-after-hours  48
          """)
      #expect(
        parts[2] == """
          WHO                                    ADDRESSEE                     CONTENT
          site Qzxvejo site (Qzxvejo site name)  c@clinic.example              link
          site S1                                Ana Núñez <a@clinic.example>  attach
          site S1                                b@clinic.example              attach
          patients without a site                (nobody)
          operator                               ops@clinic.example            failures, no patients
          administrator                          (nobody)
          """)
      #expect(
        parts[3] == """
          problem  site Qzxvejo site (Qzxvejo site name): the coordinator's address in the database \
          is not of the form name@domain.
          remark   site S1: the database has no such site.

          """)
    }
  }

  @Test func `As JSON the mail stands beside the settings`() throws {
    try MailFolder.with(Self.mail) { folder in
      let outcome = try MailFolder.check(folder, "--json")
      let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
      let all = try #require(json as? [String: Any])
      #expect(all.count == 18)
      let mail = try #require(all["mail"] as? [String: Any])
      #expect(mail["server"] as? String == "mail.clinic.example")
      #expect(mail["security"] as? String == "starttls")
      #expect(mail["link"] as? String == folder + "/out")
      #expect(mail["expire_after_hours"] as? Int == 48)
      #expect(mail["operator"] as? [String] == ["ops@clinic.example"])
      let sites = try #require(mail["sites"] as? [[String: Any]])
      #expect(sites.compactMap { $0["site"] as? String } == ["Qzxvejo site", "S1", ""])
      #expect(sites[0]["name"] as? String == "Qzxvejo site name")
      #expect((sites[0]["problems"] as? [String])?.count == 1)
      let addressees = sites[1]["addressees"] as? [[String: Any]]
      #expect(addressees?.first?["mailbox"] as? String == "Ana Núñez <a@clinic.example>")
      #expect(addressees?.first?["content"] as? String == "attach")
    }
  }

  @Test func `Where the database cannot be read what is configured is shown, and why`() throws {
    try MailFolder.with(Self.mail) { folder in
      try FileManager.default.removeItem(atPath: folder + "/patients.db")
      let outcome = try MailFolder.check(folder, "--show")
      #expect(outcome.code == 0)
      #expect(outcome.output.contains("\nsite S1  "))
      #expect(
        outcome.output.contains(
          "\nremark   There is no patient database at \(folder)/patients.db; "))
      // Nobody has looked for a coordinator, so that none is missing.
      #expect(!outcome.output.contains("problem"))
      #expect(!outcome.output.contains("no such site"))
    }
  }

  @Test func `Nothing of a terminal's own is printed, whatever a name holds`() throws {
    try MailFolder.with(Self.mail) { folder in
      let outcome = try MailFolder.check(
        folder, "--show",
        views: "'X' AS site_id, 'a' || char(27) || '[2J' || char(10) || 'b' AS "
          + "name, 'UTC' AS time_zone, 'Ana' || char(13) AS coordinator_name, "
          + "'ana@clinic.example' AS coordinator_email")
      #expect(outcome.code == 0)
      #expect(outcome.output.contains("site X (a\u{FFFD}[2J\u{FFFD}b)"))
      #expect(outcome.output.contains("ana@clinic.example"))
      #expect(
        outcome.output.contains("remark   site X (a\u{FFFD}[2J\u{FFFD}b): the coordinator's name"))
      #expect(!outcome.output.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
    }
  }

  @Test func `Without a mail file nothing is said of mail`() throws {
    try Small.withFile("output: out\n") { file in
      let outcome = try Command.run(["config", "check", "--show", "--config", file])
      #expect(outcome.output.split(separator: "\n", omittingEmptySubsequences: false).count == 18)
    }
  }

  @Test(arguments: ["", "from: a@b\n", "from: a@b\ntransport: sendmail\npassword: 0b9c\n"])
  func `A wrong mail file ends with 78 and one sentence, shown or not`(_ text: String) throws {
    try MailFolder.with(text) { folder in
      for more in ["--show", "--json"] {
        try Small.expectFailure(78, try MailFolder.check(folder, more))
      }
      let outcome = try MailFolder.check(folder)
      try Small.expectFailure(78, outcome)
      #expect(outcome.errors.hasPrefix("remswatch: \(folder)/mail.yaml"))
      #expect(!outcome.errors.contains("0b9c"))
    }
  }

  @Test(arguments: [(0o644, 0), (0o640, 0), (0o660, 78), (0o602, 78)])
  func `A mail file that others may change is refused`(_ mode: Int, _ code: Int32) throws {
    try MailFolder.with(Self.mail) { folder in
      try Small.chmod(folder + "/mail.yaml", mode)
      let outcome = try MailFolder.check(folder)
      #expect(outcome.code == code)
      #expect(outcome.errors.contains("chmod go-w '\(folder)/mail.yaml'") == (code == 78))
    }
  }

  @Test func `A mail file that is not there ends with 66, also a folder`() throws {
    try MailFolder.with(Self.mail) { folder in
      try FileManager.default.removeItem(atPath: folder + "/mail.yaml")
      try Small.expectFailure(66, try MailFolder.check(folder))
      try FileManager.default.createDirectory(
        atPath: folder + "/mail.yaml", withIntermediateDirectories: true)
      try Small.expectFailure(66, try MailFolder.check(folder))
    }
  }

  @Test func `The password is not read to check or to show`() throws {
    try MailFolder.with(Self.mail) { folder in
      try MailFolder.write("0b9c\n", to: folder + "/smtp-password", mode: 0o644)
      for more in ["--show", "--json"] {
        let outcome = try MailFolder.check(folder, more)
        #expect(outcome.code == 0)
        #expect(!outcome.output.contains("0b9c"))
      }
    }
  }

  @Test func `The template of mail is for its owner alone, and says what to do next`() throws {
    try Command.withFolder { folder in
      let through = ["/bin/sh", "-c", "cd '\(folder)' && exec \"$0\" \"$@\""]
      let outcome = try Command.run(["config", "init", "--mail"], through: through)
      #expect(outcome.code == 0)
      #expect(outcome.output.contains("set mail-file to its path"))
      #expect(try Command.tree(folder) == ["mail.yaml"])
      let file = folder + "/mail.yaml"
      let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
      #expect(mode as? Int == 0o600)
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(try Command.run(["config", "init", "--mail", "-"]).output == text)
      try Small.expectFailure(73, try Command.run(["config", "init", "--mail", file]))
    }
  }
}
