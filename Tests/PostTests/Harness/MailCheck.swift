import CommandHarness
import Foundation
import Testing

/// What the checker, a script that knows the standards and not the program, says of mails.
struct MailCheck {
  /// Every attached file is one of this folder.
  var attachments: String?
  /// The mails are encrypted for this recipient.
  var recipient: Certificates.Recipient?
  /// What may be nowhere in the mails.
  var canaries: [String] = []
  /// What may be in attached files and inside an encryption alone.
  var canariesOutside: [String] = []
  /// Whether the mails have no List-Id.
  var isWithoutList = false

  /// One problem a line; nothing: the mails are right.
  func problems(_ files: [String]) throws -> String {
    try #require(!files.isEmpty, "there is no mail to check")
    return try Command.withFolder { folder in
      let words = try options(folder) + files
      let outcome = try RunningProgram(Equipment.words("check-mail.py", words)).wait()
      let isSound = outcome.errors.isEmpty && outcome.code == (outcome.output.isEmpty ? 0 : 1)
      try #require(isSound, "check-mail.py: \(outcome.errors)")
      return outcome.output
    }
  }

  func problems(_ mails: [ReceivedMail]) throws -> String {
    try problems(mails.map(\.path))
  }

  private func options(_ folder: String) throws -> [String] {
    var words = attachments.map { ["--attachments", $0] } ?? []
    if let recipient {
      words += ["--decrypt", try Certificates.certificate(recipient)]
      words += [try Certificates.key(recipient)]
    }
    words += isWithoutList ? ["--without-list"] : []
    for (option, strings) in [("canaries", canaries), ("canaries-outside", canariesOutside)]
    where !strings.isEmpty {
      let path = "\(folder)/\(option)"
      try JSONEncoder().encode(strings).write(to: URL(fileURLWithPath: path))
      words += ["--\(option)", path]
    }
    return words
  }
}
