import Monitoring

/// The words of one line of a case table, read one after another.
///
/// Words are parted by blanks; a text in double quotes is one word.
struct CaseLine {
  /// What the line says.
  let text: String
  let requirement: String
  let number: Int
  private var words: ArraySlice<String>

  /// A line that begins with `#` has no words.
  init(_ text: String, requirement: String, number: Int) throws(CaseFileError) {
    self.init(text, words: [], requirement, number)
    if text.hasPrefix("#") { return }
    words = try Self.words(of: text, self)[...]
  }

  private init(_ text: String, words: ArraySlice<String>, _ requirement: String, _ number: Int) {
    (self.text, self.words, self.requirement, self.number) = (text, words, requirement, number)
  }

  var isBlank: Bool { words.isEmpty }
  var isQuestion: Bool { words.starts(with: ["as", "of"]) }
  var peek: String? { words.first }

  func error(_ message: String) -> CaseFileError {
    CaseFileError(requirement: requirement, line: number, message: message)
  }

  /// The next word; `expected` says what it should have been where there is none.
  mutating func word(_ expected: String) throws(CaseFileError) -> String {
    guard let word = words.popFirst() else { throw error("\(expected) is missing") }
    return word
  }

  mutating func expect(_ word: String) throws(CaseFileError) {
    let found = try self.word("\"\(word)\"")
    guard found == word else { throw error("\"\(found)\" stands in the place of \"\(word)\"") }
  }

  /// Whether the next word is this one, which is then read.
  mutating func takes(_ word: String) -> Bool {
    guard words.first == word else { return false }
    words.removeFirst()
    return true
  }

  /// All words that are left, as one text.
  mutating func rest() -> String {
    defer { words = [] }
    return words.joined(separator: " ")
  }

  mutating func day() throws(CaseFileError) -> CivilDate {
    let word = try word("a day")
    guard let day = CivilDate(word) else { throw error("\"\(word)\" is no day") }
    return day
  }

  /// The next word where it is a day.
  mutating func dayIfAny() -> CivilDate? {
    guard let day = words.first.flatMap({ CivilDate($0) }) else { return nil }
    words.removeFirst()
    return day
  }

  mutating func integer() throws(CaseFileError) -> Int {
    let word = try word("a number")
    guard let number = Int(word) else { throw error("\"\(word)\" is no whole number") }
    return number
  }

  func expectEnd() throws(CaseFileError) {
    if let word = words.first { throw error("\"\(word)\" is not known here") }
  }

  /// The parts of the line between separators that are words of their own or end a word.
  mutating func parts(separatedBy separator: Character) -> [CaseLine] {
    var parts: [[String]] = [[]]
    for word in words {
      let isLast = word.last == separator
      let bare = isLast ? String(word.dropLast()) : word
      if !bare.isEmpty { parts[parts.count - 1].append(bare) }
      if isLast { parts.append([]) }
    }
    words = []
    return parts.map { CaseLine(text, words: $0[...], requirement, number) }
  }

  private static func words(of text: String, _ line: CaseLine) throws(CaseFileError) -> [String] {
    var (words, isQuoted, isInWord) = ([String](), false, false)
    for character in text {
      if character == "\"" {
        isQuoted.toggle()
        if isQuoted, !isInWord { words.append("") }
        isInWord = true
      } else if character == " ", !isQuoted {
        isInWord = false
      } else if isInWord {
        words[words.count - 1].append(character)
      } else {
        words.append(String(character))
        isInWord = true
      }
    }
    if isQuoted { throw line.error("a quotation mark is missing") }
    return words
  }
}
