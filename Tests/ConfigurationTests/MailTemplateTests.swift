import Configuration
import Testing

/// The file that `config init --mail` writes.
@Suite struct MailTemplateTests {
  private static let lines = MailTemplate.text
    .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)

  /// Each line that begins with one `#`, or two, and no blank, without one of them.
  private static func uncommented(_ lines: [String]) -> [String] {
    lines.map { line in
      let text = line.drop { $0 == " " }
      guard text.hasPrefix("#"), text != "#", !text.hasPrefix("# ") else { return line }
      return String(repeating: " ", count: line.count - text.count) + text.dropFirst()
    }
  }

  @Test func `As it is written it sets nothing, and so it is refused`() {
    #expect(Self.lines.allSatisfy { $0.isEmpty || $0.drop { $0 == " " }.hasPrefix("#") })
    #expect(Self.lines.allSatisfy { $0.count <= 100 })
    #expect(MailGiven.refusal(MailTemplate.text)?.contains("the file is empty") == true)
  }

  @Test func `With every line uncommented it decodes and sets everything`() throws {
    let mail = try MailGiven.decode(Self.uncommented(Self.lines).joined(separator: "\n"))
    guard case .smtp(let smtp) = mail.transport else {
      Issue.record("\(mail.transport)")
      return
    }
    #expect(smtp.login?.password == .file("/srv/smtp-password"))
    #expect(smtp.authorities != nil)
    #expect(mail.replyTo != nil && mail.contact != nil && mail.link != nil)
    #expect(mail.recipients.allowedDomains?.isEmpty == false)
    #expect(!mail.recipients.operators.isEmpty && !mail.recipients.administrators.isEmpty)
    #expect(mail.recipients.sites.map(\.content) == [.attach])
    #expect(mail.recipients.sites.first?.also.isEmpty == false)
    #expect(!mail.recipients.certificates.isEmpty)
  }

  @Test func `Each other choice decodes as well`() throws {
    let once = Self.uncommented(Self.lines)
    let credential = Self.uncommented(
      once.filter { !$0.hasPrefix("#") || !$0.contains("sendmail") }
    )
    .filter { !$0.contains("password-file:") && !$0.hasPrefix("  program:") }
    guard case .smtp(let smtp) = try MailGiven.decode(credential.joined(separator: "\n")).transport
    else { return }
    #expect(smtp.login?.password == .credential("smtp-password"))
    let start = try #require(once.firstIndex { $0.hasPrefix("transport: smtp") })
    let end = try #require(once.firstIndex { $0.hasPrefix("#transport: sendmail") })
    let sendmail = Self.uncommented(Array(once[..<start] + once[end...]))
    #expect(
      try MailGiven.decode(sendmail.joined(separator: "\n")).transport
        == .sendmail(program: "/usr/sbin/sendmail"))
  }

  /// The template and the sample name every key; a key of the decoder alone would be found here,
  /// because the refusal of an unknown key lists them all.
  @Test(arguments: [
    MailGiven.least + "x: y\n", MailGiven.smtp("server: a", "x: y"),
    MailGiven.least + "sites:\n  - x: y\n", MailGiven.least + "certificates:\n  - x: y\n",
    MailGiven.least + "sendmail:\n  x: y\n",
  ])
  func `Every key that is known is in the template`(_ text: String) throws {
    let refusal = try #require(MailGiven.refusal(text))
    let keys = refusal.split(separator: "\"").map(String.init).filter { word in
      word.allSatisfy { $0.isLetter || $0 == "-" } && !["x", "or", "smtp"].contains(word)
    }
    #expect(!keys.isEmpty)
    for key in keys {
      #expect(
        MailTemplate.text.contains("#\(key):") || MailTemplate.text.contains("#- \(key):"), "\(key)"
      )
    }
  }
}
