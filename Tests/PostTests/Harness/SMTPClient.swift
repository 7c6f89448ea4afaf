import CommandHarness
import Foundation
import Testing

/// Python's smtplib as a sender, to try the servers themselves.
struct SMTPClient {
  var port: Int
  /// The option and the authority's file: `--starttls` or `--implicit`.
  var security: [String] = []
  var account: MailServer.Account?
  /// How often the mail is sent, over one connection where it stays open.
  var times = 1
  var seconds = 30.0

  static let mail =
    "From: f@clinic.example\r\nTo: a@clinic.example\r\nSubject: A line\r\n\r\n.dot\r\n..\r\nend\r\n"

  /// How each attempt ended, as send-mail.py writes it.
  func send(
    _ mail: String = mail, to recipients: [String] = ["a@clinic.example"]
  ) throws -> String {
    try Command.withFolder { folder in
      try mail.write(toFile: folder + "/mail", atomically: true, encoding: .utf8)
      var words = security + ["--times", "\(times)", "--timeout", "\(seconds)"]
      words += account.map { ["--user", $0.user, $0.password] } ?? []
      words += ["\(port)", folder + "/mail", "f@clinic.example"] + recipients
      return try Equipment.run("send-mail.py", words)
        .trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }
}
