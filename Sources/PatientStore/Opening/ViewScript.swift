/// A script that lays views of the schema's names over a database of another shape.
enum ViewScript {
  /// Its statements, each a CREATE TEMP VIEW of one of the schema's tables.
  ///
  /// Throws for anything else: a script is configuration and may not attach, write or set.
  static func statements(_ script: String) throws(StoreError) -> [String] {
    var statements: [String] = []
    for statement in split(script) {
      guard let name = viewName(statement), Table(rawValue: name) != nil else {
        throw .viewsRefused(line: String(statement.prefix(60)).replacingNewlines())
      }
      statements.append(statement)
    }
    return statements
  }

  private static func viewName(_ statement: String) -> String? {
    let words = statement.split(maxSplits: 4, whereSeparator: \.isWhitespace)
    guard words.count == 5, words[0].lowercased() == "create",
      ["temp", "temporary"].contains(words[1].lowercased()), words[2].lowercased() == "view",
      words[4].lowercased().hasPrefix("as")
    else { return nil }
    return String(words[3]).trimmingQuotes()
  }

  /// Splits at semicolons outside quotes and comments; comments are dropped.
  private static func split(_ script: String) -> [String] {
    var (statements, current) = ([String](), "")
    var rest = Substring(script)
    while let character = rest.first {
      if rest.hasPrefix("--") {
        rest = rest.drop { $0 != "\n" }
      } else if rest.hasPrefix("/*") {
        rest = rest.range(after: "*/")
      } else if "'\"`".contains(character) {
        let end = rest.dropFirst().firstIndex(of: character).map(rest.index(after:))
        current += rest[..<(end ?? rest.endIndex)]
        rest = rest[(end ?? rest.endIndex)...]
      } else if character == ";" {
        statements.append(current)
        current = ""
        rest.removeFirst()
      } else {
        current.append(character)
        rest.removeFirst()
      }
    }
    statements.append(current)
    return statements.map { $0.trimmingWhitespace() }.filter { !$0.isEmpty }
  }
}

extension Substring {
  /// What follows the first `mark`; nothing where there is none.
  fileprivate func range(after mark: String) -> Substring {
    var rest = self
    while !rest.isEmpty {
      if rest.hasPrefix(mark) { return rest.dropFirst(mark.count) }
      rest.removeFirst()
    }
    return rest
  }
}

extension String {
  fileprivate func trimmingWhitespace() -> String {
    let head = drop(while: \.isWhitespace)
    return String(head.reversed().drop(while: \.isWhitespace).reversed())
  }

  fileprivate func trimmingQuotes() -> String {
    guard count >= 2, let first, first == last, "\"`".contains(first) else { return self }
    return String(dropFirst().dropLast())
  }

  fileprivate func replacingNewlines() -> String {
    String(map { $0.isNewline ? " " : $0 })
  }
}
