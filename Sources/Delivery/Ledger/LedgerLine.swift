internal import Crypto
internal import Foundation

/// One line of the ledger, without the newline: a JSON object whose last members are the hash of
/// all that stands before it and, where there is a key, the signature of the same bytes.
///
/// The hash is taken of the line up to `,"hash":` and a closing brace, so that anybody can check
/// it with `sed` and `sha256sum`.
struct LedgerLine {
  static let noHash = String(repeating: "0", count: 64)
  private static let hashMark = Array(#","hash":""#.utf8)
  private static let signatureMark = Array(#"","signature":""#.utf8)
  private static let end = Array(#""}"#.utf8)
  /// Characters of 64 bytes in base 64.
  private static let signatureLength = 88

  /// The object without hash and signature: what is hashed and signed.
  let body: [UInt8]
  /// As the line states it.
  let hash: String
  /// As the line states it, in base 64.
  let signature: String?

  /// The line of an entry.
  init(_ entry: LedgerEntry, signedWith key: LedgerKey?) throws {
    guard let value = JSONValue(try JSONFile.line(entry)) else {
      throw CocoaError(.coderInvalidValue)
    }
    body = Array(value.canonical.utf8)
    hash = Self.hash(of: body)
    signature = try key?.sign(body)
  }

  /// Takes a line apart; nil: it does not end as one.
  init?(_ line: [UInt8]) {
    guard line.suffix(Self.end.count).elementsEqual(Self.end) else { return nil }
    var rest = line.dropLast(Self.end.count)
    let unsigned = rest.dropLast(Self.signatureLength)
    if unsigned.suffix(Self.signatureMark.count).elementsEqual(Self.signatureMark) {
      signature = String(decoding: rest.suffix(Self.signatureLength), as: UTF8.self)
      rest = unsigned.dropLast(Self.signatureMark.count)
    } else {
      signature = nil
    }
    let open = rest.dropLast(Self.noHash.count)
    guard open.suffix(Self.hashMark.count).elementsEqual(Self.hashMark) else { return nil }
    body = Array(open.dropLast(Self.hashMark.count)) + Array("}".utf8)
    hash = String(decoding: rest.suffix(Self.noHash.count), as: UTF8.self)
  }

  /// The line as it is written, without a newline.
  var bytes: [UInt8] {
    let signed = signature.map { Self.signatureMark + Array($0.utf8) } ?? []
    return body.dropLast() + Self.hashMark + Array(hash.utf8) + signed + Self.end
  }

  /// Whether the stated hash is that of the body.
  var isWhole: Bool { hash == Self.hash(of: body) }

  /// Whether nothing could be written otherwise: order, spaces, a member named twice.
  var isCanonical: Bool {
    JSONValue(body).map { Array($0.canonical.utf8) == body } ?? false
  }

  /// The signature's bytes; nil: there is none, or not in the one form it has.
  var signatureBytes: Data? {
    guard let signature, let data = Data(base64Encoded: signature), data.count == 64,
      data.base64EncodedString() == signature
    else { return nil }
    return data
  }

  private static func hash(of body: [UInt8]) -> String {
    Hexadecimal.text(SHA256.hash(data: body))
  }
}
