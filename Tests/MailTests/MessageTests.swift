import Foundation
import Mail
import Monitoring
import Testing

@Suite struct MessageTests {
  @Test func `A message is written as RFC 5322 says`() throws {
    let text = try Sample.text(of: Sample.message())
    #expect(
      text
        == """
        From: REMS monitoring
         <remswatch@clinic.example>
        To: Ana Perez
         <ana@clinic.example>
        Subject: 3 new, 12 to do
        Date: Tue, 24 Nov 2026 02:10:05 +0000
        Message-ID: <0123abcd@clinic.example>
        Auto-Submitted: auto-generated
        X-Auto-Response-Suppress: All
        List-Id: REMS monitoring
         <site-1.remswatch.clinic.example>
        MIME-Version: 1.0
        Content-Type: multipart/alternative; boundary="=_remswatch_1"

        --=_remswatch_1
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        Hello=20
        =2Ethere

        --=_remswatch_1
        Content-Type: text/html; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        <p>Hello</p>

        --=_remswatch_1--

        """.replacing("\n", with: "\r\n"))
  }

  @Test(arguments: ["a\r\nBcc: x@y", "a\nb", "a\0", "a\u{85}b", "\u{7F}"])
  func `A subject with a control in it is refused`(subject: String) {
    var message = Sample.message()
    message.subject = subject
    #expect(throws: AddressRefusal.control) { try message.encoded() }
  }

  @Test(arguments: Sample.hostileTexts)
  func `Python reads back what was written, whatever the text`(text: String) throws {
    var message = Sample.message()
    let clean = String(String.UnicodeScalarView(text.unicodeScalars.filter(Sample.isHarmless)))
    message.subject = clean
    message.to = try Mailbox(
      name: String(clean.replacing("@", with: "").prefix(100)), EmailAddress("a@b"))
    message.content = .mixed([
      .alternatives([.text(text, .plain), .text(text, .html)]),
      .file(Array(text.utf8), name: "x.csv", type: .csv),
    ])
    let read = try PythonMail.read(message.encoded())
    #expect(read.defects == [])
    #expect(read.subject == clean)
    #expect(read.name == (message.to.name ?? ""))
    #expect(read.texts == Array(repeating: Sample.lines(of: text), count: 2))
    #expect(read.file == Data(text.utf8).base64EncodedString())
    #expect(read.longestHeaderLine <= 78)
    #expect(read.longestLine <= 78)
    #expect(read.isASCII)
  }

  @Test func `A part that looks like a boundary does not end another`() throws {
    var message = Sample.message()
    let text = "--=_remswatch_1--\n--=_remswatch_2\nFrom me\n.\n"
    message.content = .mixed([
      .alternatives([.text(text, .plain), .text(text, .html)]),
      .file(Array(text.utf8), name: "x.csv", type: .csv),
    ])
    let read = try PythonMail.read(message.encoded())
    #expect(read.texts == [text, text])
    #expect(read.file == Data(text.utf8).base64EncodedString())
  }

  @Test func `The first and the last day of the calendar have a date`() throws {
    var message = Sample.message()
    for (day, date) in [
      (CivilDate.first, "Mon, 1 Jan 0001 23:59:59 +0000"),
      (.last, "Fri, 31 Dec 9999 23:59:59 +0000"),
    ] {
      message.date = Instant(endOf: day)
      let lines = try Sample.text(of: message).split(separator: "\r\n")
      #expect(lines.first { $0.hasPrefix("Date: ") } == "Date: \(date)")
    }
  }
}
