/// Names and addresses of machines.
enum HostName {
  /// Whether the text is a name, an IPv4 address of four numbers or an IPv6 address.
  static func isValid(_ text: String) -> Bool {
    guard !text.isEmpty, text.utf8.count <= 253 else { return false }
    if text.contains(":") { return isIPv6(text) }
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    // What ends in a number is an address: systems read `127.1` and `010.0.0.1` in odd ways.
    guard labels.last?.utf8.allSatisfy(isDigit) == true else { return labels.allSatisfy(isLabel) }
    return labels.count == 4 && labels.allSatisfy(isOctet)
  }

  /// Whether what is sent there never leaves this machine.
  static func isThisMachine(_ host: String) -> Bool {
    host == "localhost" || host == "::1"
      || (host.hasPrefix("127.") && isValid(host))
        && host.utf8.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") }
  }

  private static func isLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
      && label.utf8.allSatisfy { isDigit($0) || isLetter($0) || $0 == UInt8(ascii: "-") }
  }

  private static func isOctet(_ text: Substring) -> Bool {
    guard let number = UInt8(text), text.utf8.allSatisfy(isDigit) else { return false }
    return "\(number)" == text
  }

  /// Eight groups, or fewer around one `::`; without a zone or an IPv4 part.
  private static func isIPv6(_ text: String) -> Bool {
    let halves = halves(of: text)
    let groups = halves.flatMap { half in
      half.isEmpty ? [] : half.split(separator: ":", omittingEmptySubsequences: false)
    }
    let isGrouped = groups.allSatisfy { group in
      (1...4).contains(group.utf8.count) && group.utf8.allSatisfy(isHexadecimal)
    }
    return isGrouped && (halves.count == 1 ? groups.count == 8 : groups.count <= 7)
  }

  /// What stands before and behind the first `::`; the whole where there is none.
  private static func halves(of text: String) -> [Substring] {
    var before = text[...]
    while !before.isEmpty, !before.hasSuffix("::") { before.removeLast() }
    guard !before.isEmpty else { return [text[...]] }
    return [before.dropLast(2), text[before.endIndex...]]
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
  }
}
