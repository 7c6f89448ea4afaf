package import Mail

/// Hands mails to a program that speaks like `sendmail`: it keeps and repeats them itself.
package struct Sendmail: Sendable {
  /// Absolute.
  package var path: String
  package var sender: EmailAddress
  /// For one mail.
  package var seconds: Int

  package init(path: String, sender: EmailAddress, seconds: Int) {
    (self.path, self.sender, self.seconds) = (path, sender, seconds)
  }

  package func send(_ message: [UInt8], to recipient: EmailAddress) -> SendResult {
    let program = ChildProgram(
      path: path,
      // -i: a line with a dot alone is a line. `--` ends the options, whatever an address begins with.
      arguments: ["-i", "-f", sender.text, "--", recipient.text], seconds: seconds)
    // It expects the line ends of the system.
    guard let answer = program.run(message.filter { $0 != 0x0D }, isHeard: false) else {
      return .unreachable("\(path) cannot be started")
    }
    switch answer.exitCode {
    case 0: return .accepted("taken by \(path)")
    // sysexits.h: data, no such user, no such host.
    case 65, 67, 68: return .refused("\(path) ended with \(answer.exitCode ?? 0)")
    case 75: return .deferred("\(path) ended with 75: try again later")
    case let code?: return .unreachable("\(path) ended with \(code)")
    case nil: return .unsure("\(path) was ended before it answered")
    }
  }
}
