/// The text of a letter: plain lines of a fixed width.
enum LetterText {
  private static let columns = 76

  static func render(_ blocks: [LetterBlock]) -> String {
    blocks.map(block).joined(separator: "\n\n") + "\n"
  }

  private static func block(_ block: LetterBlock) -> String {
    switch block {
    case .banner(let phrase), .title(let phrase), .paragraph(let phrase): wrapped(phrase.text)
    case .headline(_, let words): wrapped(words)
    case .warning(let phrase): wrapped("WARNING: " + phrase.text)
    case .heading(let words): words + "\n" + String(repeating: "-", count: words.count)
    case .figures(let caption, let figures):
      ([wrapped(caption + ":")]
        + figures.map { wrapped("\($0.name.text): \($0.value)", first: "- ") })
        .joined(separator: "\n")
    case .table(let table):
      ([wrapped(table.caption + ":")] + table.rows.map { row($0, table.columns) })
        .joined(separator: "\n")
    case .list(let phrases):
      phrases.map { wrapped($0.text, first: "- ") }.joined(separator: "\n")
    case .steps(let steps):
      steps.enumerated().map { step($1, number: $0 + 1) }.joined(separator: "\n")
    }
  }

  /// `- North Clinic: patients 14, to do 12`.
  private static func row(_ row: LetterTable.Row, _ columns: [String]) -> String {
    let cells = zip(columns.dropFirst(), row.values).map { "\($0.lowercased()) \($1)" }
    return wrapped("\(row.name.text): \(cells.joined(separator: ", "))", first: "- ")
  }

  /// An address stands on a line of its own and is never broken.
  private static func step(_ step: LetterBlock.Step, number: Int) -> String {
    let mark = "\(number). "
    let indent = String(repeating: " ", count: mark.count)
    let words = wrapped(step.words.text, first: mark)
    return words + (step.address.map { "\n" + indent + ShownText.whole($0) } ?? "")
  }

  /// Words put into lines; the lines after the first stand under its words.
  private static func wrapped(_ text: String, first mark: String = "") -> String {
    let indent = String(repeating: " ", count: mark.count)
    var lines: [String] = []
    var (line, length, isEmpty) = (mark, mark.count, true)
    for word in ShownText.whole(text).split(separator: " ") {
      let size = word.unicodeScalars.count
      if !isEmpty, length + 1 + size > columns {
        lines.append(line)
        (line, length, isEmpty) = (indent, indent.count, true)
      }
      line += (isEmpty ? "" : " ") + word
      length += size + (isEmpty ? 0 : 1)
      isEmpty = false
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
