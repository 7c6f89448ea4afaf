/// A part of a message: its headers and its body, both ASCII with lines that end with CRLF.
package struct MIMEPart: Hashable, Sendable {
  /// Name and value; the value is folded already.
  let headers: [Header]
  let body: [UInt8]
  /// Multiparts within it.
  private let depth: Int

  struct Header: Hashable, Sendable {
    let name: String
    let value: String
  }

  private init(_ headers: [(String, String)], _ body: [UInt8], depth: Int = 0) {
    self.headers = headers.map { Header(name: $0, value: $1) }
    self.body = body
    self.depth = depth
  }

  /// How a text is written.
  package enum TextKind: String, Sendable { case plain, html }

  /// Text for a person.
  package static func text(_ text: String, _ kind: TextKind) -> MIMEPart {
    MIMEPart(
      [
        ("Content-Type", "text/\(kind.rawValue); charset=utf-8"),
        ("Content-Transfer-Encoding", "quoted-printable"),
      ], QuotedPrintable.lines(text))
  }

  /// A file that travels along. `name` is of our own making: letters, digits, dots and hyphens.
  package static func file(_ bytes: [UInt8], name: String, type: FileType) -> MIMEPart {
    MIMEPart(
      [
        ("Content-Type", "\(type.rawValue);\r\n name=\"\(name)\""),
        ("Content-Transfer-Encoding", "base64"),
        ("Content-Disposition", "attachment; filename=\"\(name)\""),
      ], Base64.lines(bytes))
  }

  /// What a program that opens an attachment goes by.
  package enum FileType: String, Sendable {
    case csv = "text/csv; charset=utf-8"
    case spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  }

  /// The same said in several ways, the simplest first; a reader shows the last that it can.
  package static func alternatives(_ parts: [MIMEPart]) -> MIMEPart {
    multipart("alternative", parts)
  }

  /// Several things, the first of them to be read.
  package static func mixed(_ parts: [MIMEPart]) -> MIMEPart { multipart("mixed", parts) }

  /// Another part, encrypted as CMS enveloped data in DER: S/MIME, RFC 8551, section 3.3.
  package static func encrypted(_ der: [UInt8]) -> MIMEPart {
    MIMEPart(
      [
        (
          "Content-Type",
          "application/pkcs7-mime; smime-type=enveloped-data;\r\n name=\"smime.p7m\""
        ),
        ("Content-Transfer-Encoding", "base64"),
        ("Content-Disposition", "attachment; filename=\"smime.p7m\""),
      ], Base64.lines(der))
  }

  /// Headers, an empty line and the body: what is encrypted.
  package var entity: [UInt8] {
    headers.flatMap { Array("\($0.name): \($0.value)\r\n".utf8) } + [0x0D, 0x0A] + body
  }

  private static func multipart(_ kind: String, _ parts: [MIMEPart]) -> MIMEPart {
    let depth = 1 + (parts.map(\.depth).max() ?? 0)
    // No line of base 64 or quoted-printable holds "=_", and no two levels have the same number, so
    // that the boundary stands in no part, whatever is in it.
    let boundary = "=_remswatch_\(depth)"
    var body: [UInt8] = []
    for part in parts {
      body += Array("--\(boundary)\r\n".utf8)
      body += part.entity
      body += [0x0D, 0x0A]
    }
    return MIMEPart(
      [("Content-Type", "multipart/\(kind); boundary=\"\(boundary)\"")],
      body + Array("--\(boundary)--\r\n".utf8), depth: depth)
  }
}
