package import Monitoring

extension YAMLValue {
  /// Text that says something, without blanks around it or characters that nobody sees.
  package func text(_ what: String) throws(Refusal) -> String {
    guard case .text(let text, let isQuoted) = content else {
      throw Refusal(line: line, "\(quoted(what)) is no text", write: "text instead")
    }
    let isNull = !isQuoted && ["~", "null", "Null", "NULL"].contains(text)
    guard !text.isEmpty, !isNull else {
      throw Refusal(line: line, "\(quoted(what)) is empty", write: "a value")
    }
    guard text.first != " ", text.last != " ", !text.unicodeScalars.contains(where: \.isInvisible)
    else {
      throw Refusal(
        line: line, "\(quoted(what)) has blanks around it or invisible characters",
        write: "it without them instead")
    }
    return text
  }

  /// Small letters, digits and single hyphens between them.
  package func identifier(_ what: String) throws(Refusal) -> String {
    let text = try text(what)
    let words = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isKebabCase = words.allSatisfy { word in
      !word.isEmpty && word.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }
    guard isKebabCase, text.utf8.count <= 64 else {
      throw Refusal(
        line: line, "\(quoted(text)) is no \(what)",
        write: "up to 64 of a-z, 0-9 and hyphens between them instead")
    }
    return text
  }

  /// Decimal digits without sign, point or leading zero.
  package func integer(_ what: String, in range: ClosedRange<Int>) throws(Refusal) -> Int {
    guard let text = plainText, text.isDecimal, let number = Int(text), range.contains(number)
    else {
      throw Refusal(
        line: line, "\(quoted(what)) cannot be \(asWritten)",
        write: "a whole number from \(range.lowerBound) to \(range.upperBound) instead")
    }
    return number
  }

  /// Decimal digits, with a point and more digits if need be; above zero.
  package func amount(_ what: String, atMost most: Int) throws(Refusal) -> Double {
    let parts = plainText?.split(separator: ".", omittingEmptySubsequences: false) ?? []
    let isNumber =
      (parts.count == 1 || (parts.count == 2 && parts[1].isDigits)) && parts[0].isDecimal
    guard isNumber, let text = plainText, let number = Double(text), number > 0,
      number <= Double(most)
    else {
      throw Refusal(
        line: line, "\(quoted(what)) cannot be \(asWritten)",
        write: "a number above 0 and up to \(most) instead")
    }
    return number
  }

  package func flag(_ what: String) throws(Refusal) -> Bool {
    switch plainText {
    case "true": return true
    case "false": return false
    default:
      throw Refusal(
        line: line, "\(quoted(what)) cannot be \(asWritten)", write: "true or false instead")
    }
  }

  package func day(_ what: String) throws(Refusal) -> CivilDate {
    guard let text = plainText, let day = CivilDate(text) else {
      throw Refusal(
        line: line, "\(quoted(what)) cannot be \(asWritten)",
        write: "a day of the calendar as YYYY-MM-DD instead")
    }
    return day
  }

  /// One of the words of a closed list.
  package func word<Word: RawRepresentable & CaseIterable>(_ what: String) throws(Refusal) -> Word
  where Word.RawValue == String {
    let text = try text(what)
    guard let word = Word(rawValue: text) else {
      throw Refusal(
        line: line, "\(quoted(text)) is no \(what)",
        write: NearestWord.advice(for: text, among: Word.allCases.map(\.rawValue)))
    }
    return word
  }

  /// The items of a list that has at least one.
  package func items(_ what: String) throws(Refusal) -> [YAMLValue] {
    guard case .list(let items) = content, !items.isEmpty else {
      throw Refusal(
        line: line, "\(quoted(what)) is no list of at least one", write: "[one, another] instead")
    }
    return items
  }

  /// The value as a message repeats it.
  private var asWritten: String {
    switch content {
    case .text(let text, isQuoted: false): text.isEmpty ? "empty" : text.prefix(40).onOneLine
    case .text(let text, isQuoted: true): "text in quotation marks (\(text.prefix(40).onOneLine))"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }

  private var plainText: String? {
    guard case .text(let text, isQuoted: false) = content else { return nil }
    return text
  }
}

extension StringProtocol {
  fileprivate var isDigits: Bool {
    !isEmpty && utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  fileprivate var isDecimal: Bool {
    isDigits && (utf8.first != 0x30 || utf8.count == 1)
  }
}
