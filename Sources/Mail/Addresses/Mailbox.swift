/// An address and the name of whoever reads there.
package struct Mailbox: Hashable, Sendable {
  /// As people read it; nil: there is none.
  package let name: String?
  package let address: EmailAddress

  /// Bytes of a name; one that is longer is no name.
  private static let mostBytesOfName = 200

  /// A name of blanks alone is none. Throws where a control or an `@` stands in the name.
  package init(name: String?, _ address: EmailAddress) throws(AddressRefusal) {
    let scalars = name?.unicodeScalars ?? "".unicodeScalars
    guard !scalars.contains(where: Self.isControl) else { throw .control }
    guard !scalars.contains("@") else { throw .misleading }
    guard scalars.count <= Self.mostBytesOfName else { throw .tooLong }
    self.name = scalars.allSatisfy(\.properties.isWhitespace) ? nil : name
    self.address = address
  }

  /// An address without a name.
  package init(_ address: EmailAddress) {
    name = nil
    self.address = address
  }

  /// Reads `name@domain` or `Name <name@domain>`.
  package init(text: String) throws(AddressRefusal) {
    guard text.last == ">", let open = text.lastIndex(of: "<") else {
      self.init(try EmailAddress(text))
      return
    }
    let address = text[text.index(after: open)...].dropLast()
    try self.init(name: Self.unquoted(text[..<open]), EmailAddress(String(address)))
  }

  /// A name without the blanks around it, and without quotation marks that enclose it.
  private static func unquoted(_ text: Substring) -> String {
    let start = text.drop { $0 == " " }
    let name = start[..<(start.lastIndex { $0 != " " }.map(start.index(after:)) ?? start.endIndex)]
    guard name.count > 1, name.first == "\"", name.last == "\"" else { return String(name) }
    return String(name.dropFirst().dropLast())
  }

  /// Controls, separators of lines, and marks that would show a name otherwise than it is written.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .format: true
    default: false
    }
  }
}
