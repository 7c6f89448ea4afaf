/// Why a rule set file is refused: where, what is wrong, and what to write instead.
///
/// It holds text of the rule set only, never of a patient.
package struct ProgramFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name of the file, as it was given.
  package let file: String
  /// From 1; nil where the file as a whole is refused.
  package let line: Int?
  /// What is wrong and what to write instead, without a full stop.
  package let message: String

  package init(file: String, line: Int?, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  /// One sentence: `FILE:LINE: what is wrong; write … instead.`
  package var description: String {
    let place = line.map { "\(file):\($0)" } ?? file
    return "\(place): \(message)."
  }
}
