import CommandHarness
import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// A real mail server on a port of its own that fails as it is told.
///
/// Another one with the same folder goes on with its messages, and with the same port takes its
/// place.
final class MailServer {
  enum Security: String {
    case none, starttls, implicit
    case starttlsNotOffered = "starttls-not-offered"
  }

  struct Account {
    var user: String
    var password: String
  }

  let folder: String
  let port: Int
  private let program: RunningProgram

  init(
    _ folder: String, security: Security = .none, certificate: Certificates.Server = .good,
    account: Account? = nil, port: Int = 0, largestMessage: Int? = nil
  ) throws {
    self.folder = folder
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let faults = folder + "/faults.json"
    if !FileManager.default.fileExists(atPath: faults) { try Self.write([], to: faults) }
    var words = ["--folder", folder, "--port", "\(port)", "--faults", faults]
    words += ["--tls", security.rawValue]
    words += ["--certificate", try Certificates.certificate(certificate)]
    words += ["--key", try Certificates.key(certificate)]
    words += account.map { ["--user", $0.user, "--password", $0.password] } ?? []
    words += largestMessage.map { ["--size", "\($0)"] } ?? []
    program = try RunningProgram(Equipment.words("mail-server.py", words))
    self.port = try Self.port(of: program)
  }

  /// From now on; how often a fault has fired is forgotten where it has changed.
  func fail(_ faults: [Fault]) throws {
    try Self.write(faults, to: folder + "/faults.json")
  }

  /// What it accepted, in order, with what servers before it in this folder did.
  ///
  /// - Parameter number: of the last message that is not asked for; 0: all are.
  func messages(after number: Int = 0) throws -> [ReceivedMail] {
    try numbers().filter { $0 > number }
      .map { number in
        let path = "\(folder)/\(number).json"
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        var mail = try JSONDecoder().decode(ReceivedMail.self, from: bytes)
        mail.path = path.dropLast("json".count) + "eml"
        return mail
      }
      .sorted { $0.n < $1.n }
  }

  /// The number of the last message that was accepted; 0: none was.
  func lastNumber() throws -> Int {
    try numbers().max() ?? 0
  }

  private func numbers() throws -> [Int] {
    try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".json") }.compactMap { Int($0.dropLast(".json".count)) }
  }

  /// Every line of every dialogue, without its TLS.
  func dialogue() throws -> String {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/dialogue.log"))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// It is killed; its port refuses connections.
  func stop() {
    program.send(SIGKILL)
    while !program.hasEnded() { usleep(1000) }
  }

  /// Connections are taken by the system, and nothing is ever answered.
  func pause() {
    program.send(SIGSTOP)
  }

  func resume() {
    program.send(SIGCONT)
  }

  private static func port(of program: RunningProgram) throws -> Int {
    let line = try Equipment.wait(for: "the port of a mail server") {
      let line = try program.outputSoFar()
      if program.hasEnded() { throw Ended(words: try program.wait().errors) }
      return line.hasSuffix("\n") ? line : nil
    }
    let found = try JSONDecoder().decode([String: Int].self, from: Data(line.utf8))["port"]
    return try #require(found)
  }

  /// At once: the server may read at any time.
  private static func write(_ faults: [Fault], to path: String) throws {
    try JSONEncoder().encode(faults)
      .write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  struct Ended: Error, CustomStringConvertible {
    var words: String
    var description: String { "a mail server ended: \(words)" }
  }
}
