import CommandHarness
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// A Postfix of the tests' own: what a real mail server takes, and a real `sendmail`.
///
/// It knows every mailbox at clinic.example but `unknown`, and lets nothing out.
final class PostfixInstance {
  let folder: String
  let port: Int

  /// Whether it can be started; if not, says loudly what was not tested.
  static func canStart() -> Bool {
    let isHere = access("/usr/lib/postfix/sbin/master", X_OK) == 0
    if isHere && geteuid() == 0 { return true }
    print("SKIPPED: \(isHere ? "no root" : "no Postfix"); a real mail server was not tested")
    return false
  }

  init(_ folder: String) throws {
    self.folder = folder
    let free =
      "import socket; s = socket.create_server(('127.0.0.1', 0)); print(s.getsockname()[1])"
    port = try #require(Int(try Equipment.python(free)))
    let certificate = [try Certificates.certificate(.good), try Certificates.key(.good)]
    try Equipment.run("postfix-instance.sh", ["start", folder, "\(port)"] + certificate)
  }

  deinit {
    _ = try? Equipment.run("postfix-instance.sh", ["stop", folder])
  }

  /// Its program that takes a mail from standard input.
  var sendmail: String { folder + "/sendmail" }

  func log() throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder + "/log")), as: UTF8.self)
  }

  /// Copies of what is in the mailboxes, with the line ends of the wire, once there are so many.
  func mails(_ count: Int) throws -> [String] {
    let box = folder + "/mail/all/new"
    let names = try Equipment.wait(for: "mail number \(count) of Postfix") {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: box)) ?? []
      return names.count >= count ? names.sorted() : nil
    }
    return try names.map { name in
      let text = try String(contentsOfFile: box + "/" + name, encoding: .utf8)
      let copy = folder + "/" + name + ".eml"
      try text.replacingOccurrences(of: "\n", with: "\r\n")
        .write(toFile: copy, atomically: true, encoding: .utf8)
      return copy
    }
  }
}
