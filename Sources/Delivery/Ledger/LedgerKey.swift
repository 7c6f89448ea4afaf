internal import Crypto
internal import Foundation
internal import Glibc

/// The secret key that signs ledger lines (Ed25519), in a file that `openssl` reads too.
package struct LedgerKey: Sendable {
  /// First 16 hexadecimal digits of the SHA-256 of the public key.
  package var id: String { LedgerPublicKey.id(of: key.publicKey) }
  private let key: Curve25519.Signing.PrivateKey

  /// What stands before the 32 bytes of a key in PKCS #8 (RFC 8410).
  private static let header: [UInt8] = [
    0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
  ]
  private static let label = "PRIVATE KEY"

  /// Reads a key.
  ///
  /// Throws `keyRefused` where the file is not this user's or root's alone, or holds no such key.
  package init(readingFrom path: String) throws(DeliveryError) {
    let text = try KeyFile.read(path, isSecret: true)
    guard let bytes = KeyFile.unwrap(text, Self.label, Self.header),
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
    else {
      throw .keyRefused(
        path: path,
        detail: "it is not a PEM file of an Ed25519 private key; 'remswatch ledger key' makes one")
    }
    self.key = key
  }

  /// Makes a key and writes it to `path` (for its owner alone) and its public half to `path`.pub.
  ///
  /// Throws `keyExists` where one of the files is there; none is replaced.
  package static func make(_ path: String) throws(DeliveryError) -> LedgerKey {
    let key = Curve25519.Signing.PrivateKey()
    let made = LedgerKey(key)
    let (secret, open) = (key.rawRepresentation, key.publicKey.rawRepresentation)
    try KeyFile.write(KeyFile.wrap(secret, label, header), to: path, 0o600)
    do {
      let text = KeyFile.wrap(open, LedgerPublicKey.label, LedgerPublicKey.header)
      try KeyFile.write(text, to: "\(path).pub", 0o644)
    } catch {
      unlink(path)
      throw error
    }
    return made
  }

  private init(_ key: Curve25519.Signing.PrivateKey) {
    self.key = key
  }

  /// The signature in base 64.
  func sign(_ bytes: [UInt8]) throws -> String {
    try key.signature(for: bytes).base64EncodedString()
  }
}

/// The public half of a key, with which signatures are checked.
package struct LedgerPublicKey: Sendable {
  package var id: String { Self.id(of: key) }
  private let key: Curve25519.Signing.PublicKey

  /// What stands before the 32 bytes of a key in SubjectPublicKeyInfo (RFC 8410).
  fileprivate static let header: [UInt8] = [
    0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
  ]
  fileprivate static let label = "PUBLIC KEY"

  /// Reads a key; throws `keyRefused` where the file holds none.
  package init(readingFrom path: String) throws(DeliveryError) {
    let text = try KeyFile.read(path, isSecret: false)
    guard let bytes = KeyFile.unwrap(text, Self.label, Self.header),
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
    else {
      throw .keyRefused(path: path, detail: "it is not a PEM file of an Ed25519 public key")
    }
    self.key = key
  }

  func isSignature(_ signature: Data, of bytes: [UInt8]) -> Bool {
    key.isValidSignature(signature, for: bytes)
  }

  fileprivate static func id(of key: Curve25519.Signing.PublicKey) -> String {
    String(Hexadecimal.text(SHA256.hash(data: key.rawRepresentation)).prefix(16))
  }
}
