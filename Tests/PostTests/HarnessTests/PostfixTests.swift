import CommandHarness
import Foundation
import Testing

/// The Postfix of the tests itself.
@Suite struct PostfixTests {
  @Test func `Postfix takes mail for its domain over TLS, and no other`() throws {
    guard PostfixInstance.canStart() else { return }
    try Command.withFolder { folder in
      let machine = try machineConfiguration()
      let postfix = try PostfixInstance(folder)
      let client = SMTPClient(
        port: postfix.port, security: ["--starttls", try Certificates.authority()])
      let sent = try client.send(
        to: ["a@clinic.example", "b@clinic.example", "unknown@clinic.example", "a@else.example"])
      #expect(sent.contains(#"{"accepted": {"unknown@clinic.example": "550 5.1.1"#))
      #expect(sent.contains(#""a@else.example": "550 5.7.1"#))
      for mail in try postfix.mails(2) {
        let text = try String(contentsOfFile: mail, encoding: .utf8)
        #expect(text.contains("using TLSv1.3") && text.hasSuffix("\r\n\r\n.dot\r\n..\r\nend\r\n"))
      }
      #expect(try machineConfiguration() == machine)
    }
  }

  @Test func `Its sendmail takes a mail from standard input, and nothing leaves the machine`()
    throws
  {
    guard PostfixInstance.canStart() else { return }
    try Command.withFolder { folder in
      let postfix = try PostfixInstance(folder)
      for recipient in ["a@clinic.example", "a@else.example"] {
        let words =
          "printf 'Subject: A line\\n\\nwords\\n' | \"$0\" -i -f f@clinic.example -- \"$1\""
        let outcome = try RunningProgram(["/bin/sh", "-c", words, postfix.sendmail, recipient])
          .wait()
        #expect(outcome.code == 0, "\(outcome.errors)")
      }
      // The second comes back to its sender.
      let mails = try postfix.mails(2).map { try String(contentsOfFile: $0, encoding: .utf8) }
      #expect(mails.contains { $0.contains("Delivered-To: a@clinic.example\r\n") })
      #expect(mails.contains { $0.contains("nothing leaves this machine") })
      #expect(try !postfix.log().contains("status=deferred"))
    }
  }

  private func machineConfiguration() throws -> String {
    let list = "find /etc/postfix /var/spool/postfix -printf '%p %m %s %T@\\n' 2>/dev/null | sort"
    return try RunningProgram(["/bin/sh", "-c", list]).wait().output
  }
}
