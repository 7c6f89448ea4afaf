/// The text of a file of settings or rules, once its bytes are known to be plain and readable text.
package struct SourceText: Sendable {
  /// Larger files are refused before they are parsed.
  package static let mostBytes = 1 << 20

  package let text: String
  /// What the file is to hold, as messages name it, such as `rule set`.
  let kind: String
  /// Without their ends, first line first. Arrays, because each value is looked for by its column.
  private let lines: [ArraySlice<Unicode.Scalar>]

  /// Refuses a file that is too large, is not UTF-8, or holds what a reader cannot see.
  package init(_ bytes: [UInt8], kind: String) throws(Refusal) {
    guard bytes.count <= Self.mostBytes else {
      throw Refusal(
        line: nil, "the file has \(bytes.count) bytes, more than \(Self.mostBytes)",
        write: "a \(kind) of at most 1 MiB instead")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Refusal(
        line: Self.lineOfFirstBadByte(in: bytes), "the file is not UTF-8",
        write: "the file in UTF-8 instead")
    }
    self.text = text
    self.kind = kind
    lines = Array(text.unicodeScalars).split(separator: "\n", omittingEmptySubsequences: false)
    if !bytes.allSatisfy(Self.isPlain) { try refuseInvisible() }
    if bytes.contains(UInt8(ascii: "*")) { try refuseAliases() }
  }

  /// Printable ASCII and line ends: most files hold nothing else.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20...0x7E).contains(byte) || byte == 0x0A
  }

  /// The character at a place, both counted from 1; nil behind the end of the line.
  func scalar(line: Int, column: Int) -> Unicode.Scalar? {
    guard lines.indices.contains(line - 1), column >= 1 else { return nil }
    return lines[line - 1].dropFirst(column - 1).first
  }

  private static func lineOfFirstBadByte(in bytes: [UInt8]) -> Int {
    var line = 1
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) {
      if scalar.first == UInt8(ascii: "\n") { line += 1 }
    }
    return line
  }

  /// Characters that nobody sees could make the rules read otherwise than they are.
  private func refuseInvisible() throws(Refusal) {
    for (index, line) in lines.enumerated() {
      var line = line
      if line.last == "\r" { line.removeLast() }
      for scalar in line where scalar.isInvisible && scalar != "\t" {
        let number = String(scalar.value, radix: 16, uppercase: true)
        throw Refusal(
          line: index + 1, "an invisible character (U+\(number)) stands in the line",
          write: "the line without it instead")
      }
    }
  }

  /// Aliases are refused before parsing, because a few of them can stand for endless text.
  private func refuseAliases() throws(Refusal) {
    for (index, line) in lines.enumerated() {
      var before: Unicode.Scalar = " "
      var isAfterStar = false
      for scalar in line {
        if isAfterStar, scalar.isPartOfAnchorName {
          throw Refusal(
            line: index + 1, "an alias (*name) stands in the line",
            write: "the value itself instead, or a blank behind the asterisk in text")
        }
        if scalar == "#", before.isBlank { break }
        isAfterStar = scalar == "*" && (before.isBlank || "[{,:?-".unicodeScalars.contains(before))
        before = scalar
      }
    }
  }
}

extension Unicode.Scalar {
  /// Controls, directional marks, joiners and separators other than the blank.
  var isInvisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
      .unassigned:
      true
    default: properties.isWhitespace && self != " "
    }
  }

  fileprivate var isBlank: Bool { self == " " || self == "\t" }

  fileprivate var isPartOfAnchorName: Bool {
    ("a"..."z").contains(self) || ("A"..."Z").contains(self) || ("0"..."9").contains(self)
      || self == "_" || self == "-"
  }
}
