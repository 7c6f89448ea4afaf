import Configuration
import Foundation
import Mail
import Testing
import remswatch

/// Where the password of a mail server comes from.
@Suite struct MailPasswordFileTests {
  private func setup(_ folder: String, _ source: String, credentials: String? = nil) throws
    -> MailSetup
  {
    let text = "from: a@b\ntransport: smtp\nsmtp:\n  server: c\n  user: d\n  \(source)\n"
    try MailFolder.write(text, to: folder + "/mail.yaml")
    let settings = try Settings.resolve(
      flags: [.mailFile: folder + "/mail.yaml"], environment: [:], file: nil)
    let environment = credentials.map { ["CREDENTIALS_DIRECTORY": $0] } ?? [:]
    return try #require(try MailSettings.load(settings: settings, environment: environment))
  }

  private func refusal(_ setup: MailSetup) -> String? {
    do {
      _ = try setup.password()
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func `It is the first line of a file that only its owner may read`() throws {
    try Command.withFolder { folder in
      let setup = try setup(folder, "password-file: secret")
      let file = folder + "/secret"
      try MailFolder.write("0b9c\nmore\n", to: file)
      #expect(try setup.password()?.text == "0b9c")
      for (text, mode, says) in [
        ("0b9c\n", 0o640, "others may read or change it; 'chmod 600' it"),
        ("\n0b9c", 0o600, "its first line is empty"),
        ("0b9c\u{7}", 0o600, "its first line holds a control character"),
        (String(repeating: "0b9c", count: 257), 0o600, "its first line is longer than 1024 bytes"),
      ] {
        try MailFolder.write(text, to: file, mode: mode)
        #expect(refusal(setup) == "The mail password in \(file) is not used: \(says).")
      }
    }
  }

  @Test func `A credential lies in the folder that systemd names, its group may read it`() throws {
    try Command.withFolder { folder in
      try MailFolder.write("0b9c\n", to: folder + "/smtp", mode: 0o440)
      let given = try setup(folder, "credential: smtp", credentials: folder)
      #expect(try given.password()?.text == "0b9c")
      try Small.chmod(folder + "/smtp", 0o444)
      #expect(refusal(given)?.contains("others may read") == true)
      for nothing in [nil, "", "relative"] {
        let without = try setup(folder, "credential: smtp", credentials: nothing)
        #expect(refusal(without)?.contains("CREDENTIALS_DIRECTORY") == true)
      }
    }
  }

  @Test func `Without a user there is no password, and without a mail file no mail`() throws {
    try Command.withFolder { folder in
      #expect(try setup(folder, "password-file: x").link.hasSuffix("/Reports"))
      try MailFolder.write("from: a@b\ntransport: sendmail\n", to: folder + "/mail.yaml")
      let settings = try Settings.resolve(
        flags: [.mailFile: folder + "/mail.yaml", .output: "/a/../b"], environment: [:], file: nil)
      let setup = try #require(try MailSettings.load(settings: settings, environment: [:]))
      #expect(try setup.password() == nil)
      #expect(setup.link == "/b")
      let none = try Settings.resolve(flags: [:], environment: [:], file: nil)
      #expect(try MailSettings.load(settings: none, environment: [:]) == nil)
    }
  }
}
