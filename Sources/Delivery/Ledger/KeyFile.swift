internal import Foundation
internal import Glibc

/// PEM files of one key.
enum KeyFile {
  /// Bytes; such a file has about 120.
  private static let sizeLimit = 4096

  /// The file's text.
  ///
  /// Throws where it cannot be read, or where it is secret and others could have read or made it.
  static func read(_ path: String, isSecret: Bool) throws(DeliveryError) -> String {
    do throws(SecretFileError) {
      let bytes = try SecretFile.read(
        path, limit: sizeLimit, keeper: isSecret ? .owner : .anybody)
      return String(decoding: bytes, as: UTF8.self)
    } catch {
      throw .keyRefused(path: path, detail: error.detail)
    }
  }

  /// Writes a new file with exactly this mode.
  static func write(_ text: String, to path: String, _ mode: mode_t) throws(DeliveryError) {
    var status = stat()
    if lstat(path, &status) == 0 { throw .keyExists(path: path) }
    var file = try RunFile(creating: path, mode: 0o600)
    do throws(DeliveryError) {
      try file.write(Array(text.utf8))
      _ = try file.finish()
      guard chmod(path, mode) == 0 else { throw DeliveryError(errno: errno, path: path) }
    } catch {
      unlink(path)
      throw error
    }
  }

  static func wrap(_ key: Data, _ label: String, _ header: [UInt8]) -> String {
    let body = (Data(header) + key).base64EncodedString()
    return "-----BEGIN \(label)-----\n\(body)\n-----END \(label)-----\n"
  }

  /// The key's own bytes; nil: the text is something else.
  static func unwrap(_ text: String, _ label: String, _ header: [UInt8]) -> Data? {
    let lines = text.split(whereSeparator: \.isNewline)
    guard lines.first == "-----BEGIN \(label)-----", lines.last == "-----END \(label)-----",
      let bytes = Data(base64Encoded: lines.dropFirst().dropLast().joined()),
      bytes.prefix(header.count).elementsEqual(header)
    else { return nil }
    return Data(bytes.dropFirst(header.count))
  }
}
