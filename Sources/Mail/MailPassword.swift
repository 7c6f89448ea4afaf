/// What a mail server knows its user by: it prints itself masked.
package struct MailPassword: Hashable, Sendable, CustomStringConvertible,
  CustomDebugStringConvertible, CustomReflectable
{
  /// Bytes; what is longer is some other file.
  package static let mostBytes = 1024
  private static let mask = "••••"

  package let text: String

  /// The first line of a file, without its end. Throws why it is no password.
  package init(file bytes: [UInt8]) throws(PasswordRefusal) {
    guard bytes.count <= Self.mostBytes else { throw .tooLong }
    var line = bytes.prefix { $0 != 0x0A }
    if line.last == 0x0D { line.removeLast() }
    guard !line.isEmpty else { throw .empty }
    guard let text = String(validating: line, as: UTF8.self) else { throw .notUTF8 }
    guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { throw .control }
    self.text = text
  }

  package var description: String { Self.mask }
  package var debugDescription: String { Self.mask }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why a file holds no password. It never repeats what the file holds.
package enum PasswordRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  case empty
  case control
  case notUTF8
  case tooLong

  /// What is said after `its first line`.
  package var description: String {
    switch self {
    case .empty: "is empty"
    case .control: "holds a control character"
    case .notUTF8: "is not UTF-8"
    case .tooLong: "is longer than \(MailPassword.mostBytes) bytes"
    }
  }
}
