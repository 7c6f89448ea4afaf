internal import Crypto
internal import Foundation
internal import Glibc
package import Monitoring

/// Who asked what, when and why: a line of JSON for each audit, appended to a file that only grows.
///
/// A patient is named by a keyed digest of the record number: whoever has the key can tell whether
/// two lines are about one patient, and of whom, and nobody else can.
///
/// Source: 45 CFR 164.312(b), audit controls.
package struct AccessLog: Sendable {
  /// One audit.
  package struct Entry: Hashable, Sendable, Encodable {
    package var at: Instant
    package var user: String
    /// The numeric id of the user, and of the login that it came from; nil: not known.
    package var userID: UInt32
    package var loginID: UInt32?
    /// What it is for, as the user gave it; nil: none was given.
    package var reason: String?
    package var asOf: CivilDate
    package var knownAt: Instant?
    /// Digest of the record number; nil: no single patient was asked for.
    package var patient: String?
    package var site: String?
    package var requirement: String?
    package var format: String

    package init(
      at: Instant, user: String, userID: UInt32, loginID: UInt32?, reason: String?,
      asOf: CivilDate, knownAt: Instant?, patient: String?, site: String?, requirement: String?,
      format: String
    ) {
      (self.at, self.user, self.userID, self.loginID) = (at, user, userID, loginID)
      (self.reason, self.asOf, self.knownAt) = (reason, asOf, knownAt)
      (self.patient, self.site, self.requirement) = (patient, site, requirement)
      self.format = format
    }
  }

  private let output: String

  /// - Parameter output: the folder whose log it is.
  package init(_ output: String) { self.output = output }

  package var path: String { "\(OutputLock.stateFolder(output))/access.jsonl" }
  private var keyPath: String { "\(OutputLock.stateFolder(output))/access.key" }

  /// Appends a line and makes sure that it is on the disk.
  ///
  /// Throws where it cannot be written: then nothing is to be shown.
  package func append(_ entry: Entry) throws(DeliveryError) {
    try Folder.create(OutputLock.stateFolder(output))
    guard let json = try? Self.encoder.encode(entry) else {
      throw .inputOutput(path: path, detail: "the entry cannot be written as JSON")
    }
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC
    let file = OpenDescriptor(open(path, flags, 0o600))
    guard file.number >= 0 else { throw DeliveryError(errno: errno, path: path, creating: true) }
    // One call: lines of two audits at once do not mix.
    try Descriptor.write(Array(json) + [UInt8(ascii: "\n")], to: file.number, path)
    guard fsync(file.number) == 0 else { throw DeliveryError(errno: errno, path: path) }
  }

  /// The digest by which a record number stands in the log, made with a key of this folder's own.
  package func digest(of recordNumber: String) throws(DeliveryError) -> String {
    let key = SymmetricKey(data: try key())
    let code = HMAC<SHA256>.authenticationCode(for: Array(recordNumber.utf8), using: key)
    return code.prefix(16).map { String(UInt16($0) + 0x100, radix: 16).dropFirst() }.joined()
  }

  private func key() throws(DeliveryError) -> [UInt8] {
    try Folder.create(OutputLock.stateFolder(output))
    if access(keyPath, F_OK) != 0 { try makeKey() }
    do throws(SecretFileError) {
      return try SecretFile.read(keyPath, limit: 64)
    } catch {
      throw .notPrivate(path: keyPath)
    }
  }

  /// Of two programs that make a key at once, one wins, and both use the winner's.
  private func makeKey() throws(DeliveryError) {
    let draft = "\(keyPath).\(getpid())"
    defer { unlink(draft) }
    try write(SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }, to: draft)
    guard link(draft, keyPath) == 0 || errno == EEXIST else {
      throw DeliveryError(errno: errno, path: keyPath, creating: true)
    }
    try Folder.sync(OutputLock.stateFolder(output))
  }

  private func write(_ bytes: [UInt8], to path: String) throws(DeliveryError) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = OpenDescriptor(open(path, flags, 0o600))
    guard file.number >= 0 else { throw DeliveryError(errno: errno, path: path, creating: true) }
    try Descriptor.write(bytes, to: file.number, path)
    guard fsync(file.number) == 0 else { throw DeliveryError(errno: errno, path: path) }
  }

  private static let encoder: JSONEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return encoder
  }()
}
