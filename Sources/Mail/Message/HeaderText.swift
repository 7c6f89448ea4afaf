/// Words of a header: folded, and encoded where they are more than plain ASCII.
enum HeaderText {
  /// Characters of a line that are aimed at; RFC 5322, section 2.1.1.
  private static let lineLength = 78
  /// Characters of an encoded word at most; RFC 2047, section 2.
  private static let wordLength = 75
  private static let prefix = "=?utf-8?B?"
  private static let suffix = "?="

  /// Unstructured text, such as a subject, behind a name of `nameLength` characters and a colon.
  static func unstructured(_ text: String, nameLength: Int) -> String {
    isPlain(text, longestWord: lineLength - 2 - nameLength)
      ? folded(text.split(separator: " ", omittingEmptySubsequences: false), from: nameLength + 2)
      : encodedWords(text).joined(separator: "\r\n ")
  }

  /// A name before an address: RFC 5322, section 3.2.5.
  static func phrase(_ name: String) -> String {
    guard isPlain(name, longestWord: 60), name.utf8.count <= 60 else {
      return encodedWords(name).joined(separator: "\r\n ")
    }
    let isOfAtoms = name.utf8.allSatisfy { byte in
      byte == UInt8(ascii: " ") || !"()<>[]:;@\\,.\"".utf8.contains(byte)
    }
    guard !isOfAtoms || name.hasPrefix(" ") || name.hasSuffix(" ") else { return name }
    let escaped = name.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
    return "\"\(escaped)\""
  }

  /// Printable ASCII, with nothing in it that a reader would take for an encoded word.
  private static func isPlain(_ text: String, longestWord: Int) -> Bool {
    text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
      && !text.hasPrefix(" ") && !text.hasSuffix(" ") && !text.contains("  ")
      && text.split(separator: " ").allSatisfy { $0.utf8.count <= longestWord }
  }

  /// Words with line ends before those that would not fit.
  private static func folded(_ words: [Substring], from start: Int) -> String {
    var (text, column) = ("", start)
    for (place, word) in words.enumerated() {
      if place > 0 {
        let fits = column + 1 + word.utf8.count <= lineLength
        text += fits ? " " : "\r\n "
        column = fits ? column + 1 : 1
      }
      text += word
      column += word.utf8.count
    }
    return text
  }

  /// Encoded words, each whole characters: a reader decodes them one by one.
  private static func encodedWords(_ text: String) -> [String] {
    // Three bytes become four characters; 20 are left for the header's name on the first line.
    let most = (wordLength - prefix.count - suffix.count - 20) / 4 * 3
    var (words, word) = ([String](), [UInt8]())
    for scalar in text.unicodeScalars {
      let bytes = UTF8.encode(scalar).map(Array.init) ?? []
      if word.count + bytes.count > most {
        words.append(prefix + Base64.text(word) + suffix)
        word = []
      }
      word += bytes
    }
    return words + [prefix + Base64.text(word) + suffix]
  }
}
