import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Certificates of servers and recipients, good and bad, made once a process.
enum Certificates {
  /// What a server may show.
  enum Server: String, CaseIterable {
    case good
    case wrongName = "wrong-name"
    case expired
    case notYetValid = "not-yet"
    case untrusted
    case selfSigned = "self-signed"

    /// All that must be refused.
    static let bad = allCases.filter { $0 != .good }
  }

  /// What a recipient of encrypted mail may have.
  enum Recipient: String {
    case a = "a@clinic.example"
    case b = "b@clinic.example"
    /// Of a@clinic.example, as are all but the last.
    case expired = "smime-expired"
    case untrusted = "smime-untrusted"
    case notForMail = "smime-no-mail"
    case other = "smime-other"
  }

  /// The authority whom a test's configuration trusts.
  static func authority() throws -> String {
    try folder.get() + "/ca.pem"
  }

  static func certificate(_ server: Server) throws -> String {
    try folder.get() + "/\(server.rawValue).pem"
  }

  static func key(_ server: Server) throws -> String {
    try folder.get() + "/\(server.rawValue).key"
  }

  static func certificate(_ recipient: Recipient) throws -> String {
    try folder.get() + "/\(recipient.rawValue).pem"
  }

  static func key(_ recipient: Recipient) throws -> String {
    try folder.get() + "/\(recipient.rawValue).key"
  }

  /// Where all of them are; removed when the tests end.
  static let folder = Result {
    try Equipment.run("make-certificates.sh", [place])
    atexit { try? FileManager.default.removeItem(atPath: Certificates.place) }
    return place
  }

  private static let place = FileManager.default.temporaryDirectory
    .appendingPathComponent("remswatch-certificates-\(UUID().uuidString)").path
}
