import Foundation
import Mail
import Monitoring
import Testing

/// A small mail, and texts that break mails.
enum Sample {
  static func message() -> MailMessage {
    MailMessage(
      from: mailbox("REMS monitoring <remswatch@clinic.example>"), replyTo: nil,
      to: mailbox("Ana Perez <ana@clinic.example>"), subject: "3 new, 12 to do",
      date: Instant(seconds: 1_795_486_205),
      id: MessageID(mark: "0123abcd", domain: "clinic.example"),
      list: ListID(name: "REMS monitoring", mark: "site-1.remswatch", domain: "clinic.example"),
      content: .alternatives([.text("Hello \n.there\n", .plain), .text("<p>Hello</p>\n", .html)]))
  }

  static func text(of message: MailMessage) throws -> String {
    String(decoding: try message.encoded(), as: UTF8.self)
  }

  static let hostileTexts: [String] = [
    "Núñez Clinic – 北京", "=?utf-8?B?QQ==?=", "a  b", " a ", "\"quoted\" \\ <x@y>, z",
    String(repeating: "word ", count: 60), String(repeating: "x", count: 3000),
    String(repeating: "é", count: 300), "👩‍⚕️ " + String(repeating: "👩‍⚕️", count: 40),
    "a,b;c:d@e(f)[g]", "line\r\nBcc: x@y\r\n\r\nbody", "\rlone\rreturns\r", ".\r\n.\r\n",
    "tab\there ",
    "\0nul", "\u{202E}bidi", "From me", "=3D", "",
  ]

  /// Whether a header may hold it.
  static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .format: false
    default: true
    }
  }

  /// The text as a reader gets it: its line ends are those of mail, and the last line has one.
  static func lines(of text: String) -> String {
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    return lines.isEmpty || lines.hasSuffix("\n") ? lines : lines + "\n"
  }

  private static func mailbox(_ text: String) -> Mailbox {
    guard let mailbox = try? Mailbox(text: text) else { preconditionFailure("no mailbox") }
    return mailbox
  }
}

/// A message as Python's `email` reads it.
struct PythonMail: Decodable {
  var defects: [String]
  var subject: String
  var name: String
  /// Of the plain text and the page.
  var texts: [String]
  /// In base 64.
  var file: String
  var longestLine: Int
  var longestHeaderLine: Int
  var isASCII: Bool

  static func read(_ message: [UInt8]) throws -> PythonMail {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(message))
    try input.fileHandleForWriting.close()
    let answer = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return try JSONDecoder().decode(PythonMail.self, from: answer)
  }

  private static let script = """
    import base64, email, email.policy, email.utils, json, sys
    from email.header import decode_header, make_header
    raw = sys.stdin.buffer.read()
    message = email.message_from_bytes(raw, policy=email.policy.default)
    defects, texts, file = [], [], ""
    for part in message.walk():
        defects += [repr(d) for d in part.defects]
        for name, value in part.items():
            defects += [name + repr(d) for d in getattr(value, "defects", [])]
        if part.get_filename():
            file = base64.b64encode(part.get_payload(decode=True)).decode()
        elif not part.is_multipart():
            texts.append(part.get_payload(decode=True).decode().replace("\\r\\n", "\\n"))
    # The new policy puts blanks between the encoded words of a name, against RFC 2047, section 6.2.
    to = email.message_from_bytes(raw)["To"]
    name = str(make_header(decode_header(email.utils.parseaddr(to)[0])))
    lines = raw.split(b"\\r\\n")
    print(json.dumps({
        "defects": defects, "texts": texts, "file": file, "subject": str(message["Subject"]),
        "name": name,
        "longestLine": max(map(len, lines)), "longestHeaderLine": max(map(len, lines[:lines.index(b"")])),
        "isASCII": raw.isascii() and b"\\n" not in raw.replace(b"\\r\\n", b"") and b"\\r" not in raw.replace(b"\\r\\n", b"")}))
    """
}
