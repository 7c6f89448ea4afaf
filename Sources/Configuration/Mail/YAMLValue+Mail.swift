internal import Mail
internal import StrictYAML

extension YAMLValue {
  /// `name@domain` or `Name <name@domain>`.
  func mailbox(_ what: String) throws(Refusal) -> Mailbox {
    let text = try text(what)
    do throws(AddressRefusal) {
      return try Mailbox(text: text)
    } catch {
      throw Refusal(
        line: line, "the address \(quoted(text.beginning)) in \(quoted(what)) \(error)",
        write: "name@domain or Name <name@domain> instead")
    }
  }

  /// A bare `name@domain`.
  func address(_ what: String) throws(Refusal) -> EmailAddress {
    let text = try text(what)
    do throws(AddressRefusal) {
      return try EmailAddress(text)
    } catch {
      throw Refusal(
        line: line, "the address \(quoted(text.beginning)) in \(quoted(what)) \(error)",
        write: "name@domain instead")
    }
  }

  func domain(_ what: String) throws(Refusal) -> DomainPattern {
    let text = try text(what)
    guard let domain = DomainPattern(text) else {
      throw Refusal(
        line: line, "\(quoted(text.beginning)) in \(quoted(what)) is no domain",
        write: "one such as clinic.example, or .clinic.example for all beneath it, instead")
    }
    return domain
  }

  /// A list, which may be empty.
  func list(_ what: String) throws(Refusal) -> [YAMLValue] {
    guard case .list(let items) = content else {
      throw Refusal(line: line, "\(quoted(what)) is no list", write: "[one, another] instead")
    }
    return items
  }

  /// The id of a site; `""` stands for the patients without one.
  func siteID(_ what: String) throws(Refusal) -> String {
    if case .text("", isQuoted: true) = content { return "" }
    return try text(what)
  }

  /// The name or address of a machine, in small letters.
  func host(_ what: String) throws(Refusal) -> String {
    let text = try text(what)
    guard HostName.isValid(text) else {
      throw Refusal(
        line: line, "\(quoted(text.beginning)) in \(quoted(what)) is no name of a machine",
        write: "one such as mail.clinic.example, without scheme, port or brackets, instead")
    }
    return text.lowercased()
  }

  /// Letters, digits, hyphens and underscores: a file's name that leads nowhere else.
  func credentialName(_ what: String) throws(Refusal) -> String {
    let text = try text(what)
    let isName = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
    guard isName, text.utf8.count <= 64 else {
      throw Refusal(
        line: line, "\(quoted(text.beginning)) is no name of a credential",
        write: "up to 64 letters, digits, hyphens and underscores instead")
    }
    return text
  }

  /// An address of the web, an absolute path or a share such as `\\server\reports`; the slash at
  /// its end is dropped.
  func link(_ what: String) throws(Refusal) -> String {
    var text = try text(what)
    guard WebAddress.isFolder(text) || text.hasPrefix("/") || text.isShare else {
      throw Refusal(
        line: line, "\(quoted(what)) is no place where recipients could look",
        write: "an address that begins with https:// and has no user, ? or #, "
          + "an absolute path or a share (\\\\server\\folder) instead")
    }
    while text.count > 1, let last = text.last, last == "/" || (last == "\\" && text.isShare) {
      text.removeLast()
    }
    return text
  }
}

/// Addresses of the web to which a path can be added.
private enum WebAddress {
  static func isFolder(_ text: String) -> Bool {
    guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return false }
    let rest = text.dropFirst(scheme.count)
    let authority = rest.prefix { $0 != "/" }
    let isPlain = rest.utf8.allSatisfy { byte in
      (0x21...0x7E).contains(byte) && !"\"<>\\^`{|}?#".utf8.contains(byte)
    }
    return isPlain && isMachine(authority)
  }

  /// A name or an address, in brackets if it is of IPv6, and a port if need be.
  private static func isMachine(_ authority: Substring) -> Bool {
    guard authority.hasPrefix("[") else {
      let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
      return parts.count <= 2 && HostName.isValid(String(parts[0]))
        && (parts.count == 1 || UInt16(parts[1]) != nil)
    }
    let parts = authority.dropFirst().split(separator: "]", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].contains(":"), HostName.isValid(String(parts[0])) else {
      return false
    }
    return parts[1].isEmpty || (parts[1].hasPrefix(":") && UInt16(parts[1].dropFirst()) != nil)
  }
}

extension String {
  /// As much as a message repeats.
  fileprivate var beginning: String { String(prefix(80)) }

  fileprivate var isShare: Bool {
    hasPrefix("\\\\") && dropFirst(2).first.map { $0 != "\\" && $0 != "/" } == true
  }
}
