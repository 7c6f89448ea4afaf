/// Why a part of a rule set is refused. The file's name is added where the file is known.
struct Refusal: Error, Hashable, Sendable {
  /// From 1; nil where the file as a whole is refused.
  let line: Int?
  let problem: String
  /// Reads on after "write".
  let instead: String

  /// What is wrong, then what to write.
  init(line: Int?, _ problem: String, write instead: String) {
    self.line = line
    self.problem = problem
    self.instead = instead
  }

  func inFile(_ file: String) -> ProgramFileError {
    ProgramFileError(file: file, line: line, message: "\(problem); write \(instead)")
  }
}

/// A word in quotation marks, as messages print it.
func quoted(_ word: String) -> String {
  "\"\(word)\""
}

/// Words as messages list them: `"a", "b" or "c"`.
func listed(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.map(quoted).joined() }
  return words.dropLast().map(quoted).joined(separator: ", ") + " or " + quoted(last)
}
