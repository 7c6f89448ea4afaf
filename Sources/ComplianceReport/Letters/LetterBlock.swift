/// A piece of a letter, from which both its text and its HTML are made: they cannot differ.
enum LetterBlock {
  /// Above everything else.
  case banner(Phrase)
  case title(Phrase)
  /// How things stand, in words; the tone only repeats them.
  case headline(Tone, String)
  case paragraph(Phrase)
  /// What must not be overlooked.
  case warning(Phrase)
  case heading(String)
  /// Numbers with their names.
  case figures(caption: String, [Figure])
  case table(LetterTable)
  case list([Phrase])
  case steps([Step])

  static func paragraph(words: String) -> LetterBlock { .paragraph(Phrase([.words(words)])) }
  static func warning(words: String) -> LetterBlock { .warning(Phrase([.words(words)])) }

  enum Tone { case urgent, work, calm }

  struct Figure {
    let name: Phrase
    let value: String

    init(_ name: Phrase, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Something to do, with an address to do it at.
  struct Step {
    let words: Phrase
    var address: String?

    init(_ words: Phrase, address: String? = nil) {
      self.words = words
      self.address = address
    }

    init(words: String) { self.init(Phrase([.words(words)])) }
  }
}

/// Counts by row; the first column names the row.
struct LetterTable {
  let caption: String
  let columns: [String]
  let rows: [Row]

  struct Row {
    let name: Phrase
    let values: [String]
  }
}

/// A sentence of our words and other people's.
struct Phrase: ExpressibleByStringInterpolation, ExpressibleByArrayLiteral {
  let parts: [Part]

  enum Part: ExpressibleByStringInterpolation {
    case words(String)
    case strong(String)
    /// Text of the database, a configuration or a server, already cut.
    case data(String)
    /// A digest, a command or a path.
    case code(String)

    init(stringLiteral words: String) { self = .words(words) }

    var text: String {
      switch self {
      case .words(let text), .strong(let text), .data(let text), .code(let text): text
      }
    }
  }

  init(stringLiteral words: String) { parts = [.words(words)] }
  init(arrayLiteral parts: Part...) { self.parts = parts }
  init(_ parts: [Part]) { self.parts = parts }

  var text: String { parts.map(\.text).joined() }
}
