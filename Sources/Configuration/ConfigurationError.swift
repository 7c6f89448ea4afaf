internal import StrictYAML

/// Why a setting, or the whole configuration file, is refused. It never holds a secret's value.
package struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The flag, the variable or the file with its line, such as `/etc/remswatch/config.yaml:3`.
  package let place: String
  /// What is wrong and what to write instead, without a full stop.
  package let message: String

  /// Whether an option of the command line is wrong: that is wrong usage.
  package var isOfFlag: Bool { place.hasPrefix("--") }

  /// One sentence: `PLACE: what is wrong; write … instead.`
  package var description: String { "\(place): \(message)." }

  init(_ place: String, _ refusal: Refusal) {
    self.place = place
    message = refusal.message
  }

  /// In a file, at the refusal's line.
  init(file: String, _ refusal: Refusal) {
    self.init(refusal.line.map { "\(file):\($0)" } ?? file, refusal)
  }
}
