/// Why a part of a file is refused. The file's name is added where the file is known.
package struct Refusal: Error, Hashable, Sendable {
  /// From 1; nil where the file as a whole is refused.
  package let line: Int?
  package let problem: String
  /// Reads on after "write".
  package let instead: String

  /// What is wrong, then what to write.
  package init(line: Int?, _ problem: String, write instead: String) {
    self.line = line
    self.problem = problem
    self.instead = instead
  }

  /// What is wrong and what to write instead, without a full stop.
  package var message: String { "\(problem); write \(instead)" }
}

/// A word in quotation marks, as messages print it: on one line, whatever it holds.
package func quoted(_ word: String) -> String {
  "\"\(word.onOneLine)\""
}

extension StringProtocol {
  /// With a mark in place of each character that nobody sees.
  var onOneLine: String {
    String(String.UnicodeScalarView(unicodeScalars.map { $0.isInvisible ? "\u{FFFD}" : $0 }))
  }
}

/// Words as messages list them: `"a", "b" or "c"`.
package func listed(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.map(quoted).joined() }
  return words.dropLast().map(quoted).joined(separator: ", ") + " or " + quoted(last)
}
