/// How the text of a CSV file is written in bytes.
package enum CSVEncoding: String, Hashable, Sendable, CaseIterable {
  case utf8 = "utf-8"
  /// Of the byte order that its mark states.
  case utf16 = "utf-16"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case latin1 = "iso-8859-1"
  case windows1252 = "windows-1252"

  /// What a byte order mark says, and how many bytes it takes (Unicode Standard, 23.8).
  static func marked(_ bytes: [UInt8]) -> (encoding: CSVEncoding, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// Whether a file that is stated to be this may begin with that mark.
  func admits(mark: CSVEncoding) -> Bool {
    switch self {
    case .utf16: mark == .utf16LittleEndian || mark == .utf16BigEndian
    case .utf8, .utf16LittleEndian, .utf16BigEndian: mark == self
    case .latin1, .windows1252: false
    }
  }
}
