/// An address that mail is sent to or from: `local@domain`, ASCII alone.
///
/// Less than RFC 5321 allows: no quoted local part, no comment, no address literal. Nobody's desk
/// has such an address, and each of them has been a way to smuggle a second recipient in.
package struct EmailAddress: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// As given, but for the domain, which is in small letters.
  package let text: String

  /// Octets; RFC 5321, section 4.5.3.1, less the angle brackets of a path.
  private static let mostBytes = 254
  private static let mostBytesOfLocalPart = 64

  /// Throws why the text is no address.
  package init(_ text: String) throws(AddressRefusal) {
    guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { throw .control }
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else { throw .notASCII }
    let halves = text.split(separator: "@", omittingEmptySubsequences: false)
    guard halves.count == 2, Self.isLocalPart(halves[0]), Self.isDomain(halves[1]) else {
      throw .malformed
    }
    guard text.utf8.count <= Self.mostBytes, halves[0].utf8.count <= Self.mostBytesOfLocalPart
    else { throw .tooLong }
    self.text = "\(halves[0])@\(halves[1].lowercased())"
  }

  /// What stands behind the `@`, in small letters.
  package var domain: String { String(text.split(separator: "@")[1]) }

  package var description: String { text }

  package static func < (one: EmailAddress, other: EmailAddress) -> Bool {
    one.text.utf8.lexicographicallyPrecedes(other.text.utf8)
  }

  /// A dot-atom; RFC 5322, section 3.2.3.
  private static func isLocalPart(_ text: Substring) -> Bool {
    let atoms = text.split(separator: ".", omittingEmptySubsequences: false)
    return atoms.allSatisfy { atom in !atom.isEmpty && atom.utf8.allSatisfy(isPartOfAtom) }
  }

  /// Names of letters, digits and inner hyphens; RFC 1035, section 2.3.1. A name beyond ASCII is
  /// written in its `xn--` form.
  private static func isDomain(_ text: Substring) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    return labels.allSatisfy { label in
      (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
        && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    }
  }

  private static func isPartOfAtom(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}

/// Why a text is no address, or no name of a mailbox. It never repeats the text.
package enum AddressRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  /// It holds a line end, a NUL or another control: a way to write headers of one's own.
  case control
  case notASCII
  case malformed
  case tooLong
  /// Of a name: a reader could take it for the address.
  case misleading

  /// What is said after `the address`.
  package var description: String {
    switch self {
    case .control: "holds a line end or another control character"
    case .notASCII: "holds a character beyond ASCII"
    case .malformed: "is not of the form name@domain"
    case .tooLong: "is too long"
    case .misleading: "holds an @, as an address does"
    }
  }
}
