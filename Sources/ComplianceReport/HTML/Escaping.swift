/// The only place where text becomes markup.
enum Escaping {
  /// Appends text that stands between tags.
  static func append(text: String, to bytes: inout [UInt8]) {
    append(text, to: &bytes) { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      default: nil
      }
    }
  }

  /// Appends the value of an attribute, which always stands in double quotes.
  static func append(attribute value: String, to bytes: inout [UInt8]) {
    append(value, to: &bytes) { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&#39;"
      default: nil
      }
    }
  }

  private static func append(
    _ text: String, to bytes: inout [UInt8], replacement: (Unicode.Scalar) -> String?
  ) {
    var text = text
    if text.withUTF8(isPlain) {
      bytes.append(contentsOf: text.utf8)
      return
    }
    for scalar in text.unicodeScalars {
      if let text = replacement(scalar) {
        bytes.append(contentsOf: text.utf8)
      } else {
        append(visible: scalar, to: &bytes)
      }
    }
  }

  /// Whether all that is written is the text itself, as of most texts; found without a branch, so
  /// that many bytes are looked at at once.
  private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var found: UInt8 = 0
    for byte in text {
      found |=
        (byte < 0x20 ? 1 : 0) | (byte > 0x7E ? 1 : 0) | (byte == UInt8(ascii: "&") ? 1 : 0)
        | (byte == UInt8(ascii: "<") ? 1 : 0) | (byte == UInt8(ascii: ">") ? 1 : 0)
        | (byte == UInt8(ascii: "\"") ? 1 : 0) | (byte == UInt8(ascii: "'") ? 1 : 0)
    }
    return found == 0
  }

  /// Appends a character, or the mark of one that a reader could not see.
  static func append(visible scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    if isInvisible(scalar) {
      bytes.append(contentsOf: mark(scalar).utf8)
    } else {
      bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
    }
  }

  /// Whether a reader could not see the character, or would be misled by what it does to others:
  /// controls, marks of direction, joiners and blanks of no width.
  ///
  /// Joiners that some scripts need are shown too: in a list of work it matters more that two
  /// names which look alike are alike.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (scalar.value < 0x20 && !isBlank(scalar)) || scalar.value == 0x7F }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint
    }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == "\t" || scalar == "\n" }

  /// Such as `[U+202E]`.
  static func mark(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "[U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
  }
}
