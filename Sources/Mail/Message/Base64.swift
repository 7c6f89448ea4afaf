internal import Foundation

/// RFC 4648, section 4.
enum Base64 {
  static func text(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

  /// Lines of at most 76 characters, each with its end; RFC 2045, section 6.8.
  static func lines(_ bytes: [UInt8]) -> [UInt8] {
    guard !bytes.isEmpty else { return [] }
    let lines = Data(bytes).base64EncodedData(
      options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
    return Array(lines) + [0x0D, 0x0A]
  }
}
