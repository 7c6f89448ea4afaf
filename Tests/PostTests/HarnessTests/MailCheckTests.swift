import CommandHarness
import Foundation
import Testing

/// The checker of mails itself.
@Suite struct MailCheckTests {
  private static let mail = """
    From: REMS reports <reports@clinic.example>
    To: =?utf-8?q?Zo=C3=AB?= <a@clinic.example>
    Subject: REMS monitoring: 3 overdue
    Date: Tue, 24 Nov 2026 02:10:00 +0100
    Message-ID: <20261124.0f3a@clinic.example>
    List-Id: <rems.clinic.example>
    Auto-Submitted: auto-generated
    MIME-Version: 1.0
    Content-Type: multipart/alternative; boundary=one-two

    --one-two
    Content-Type: text/plain; charset=utf-8

    3 tests are overdue.

    --one-two
    Content-Type: text/html; charset=utf-8

    <!DOCTYPE html>
    <html lang="en"><body><p>3 tests are overdue.</p></body></html>

    --one-two--

    """

  @Test func `The checker passes its own tests, on good mails and on broken ones`() throws {
    let words = try Equipment.words("check-mail-tests.py", [Certificates.folder.get()])
    let outcome = try RunningProgram(words).wait()
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("\nOK\n") && !outcome.errors.contains("Ran 0"))
  }

  @Test func `A good mail has no problems, and a problem is told in words`() throws {
    #expect(try problems(Self.mail).isEmpty)
    let late = Self.mail.replacingOccurrences(of: "Tue,", with: "Wed,")
    #expect(try problems(late).hasSuffix("Date: another day of the week\n"))
  }

  @Test func `Canaries, attachments and keys are asked about`() throws {
    #expect(try problems(Self.mail, MailCheck(canaries: ["zo\u{eb}"])).contains("canary 1"))
    #expect(
      try problems(Self.mail, MailCheck(canariesOutside: ["ZOE", "zo\u{eb}"])).contains(" 2"))
    #expect(try problems(Self.mail, MailCheck(canaries: ["nobody"])).isEmpty)
    #expect(
      try problems(Self.mail, MailCheck(attachments: "/usr/share/zoneinfo/posix/Etc"))
        .hasSuffix("nothing is attached\n"))
    #expect(try problems(Self.mail, MailCheck(recipient: .a)).hasSuffix("is not encrypted\n"))
    let bare = Self.mail.replacingOccurrences(of: "List-Id:", with: "List:")
    #expect(try problems(bare).hasSuffix("0 fields List-Id\n"))
    #expect(try problems(bare, MailCheck(isWithoutList: true)).isEmpty)
  }

  private func problems(_ mail: String, _ check: MailCheck = MailCheck()) throws -> String {
    try Command.withFolder { folder in
      try mail.replacingOccurrences(of: "\n", with: "\r\n")
        .write(toFile: folder + "/a.eml", atomically: true, encoding: .utf8)
      return try check.problems([folder + "/a.eml"])
    }
  }
}
