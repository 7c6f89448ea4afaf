internal import StrictYAML

/// Why a mapping file, or a file of codes that it names, is refused. It holds text of those files
/// only, never of a patient.
package struct FeedMappingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// As it was named.
  package let path: String
  /// From 1; nil where the file as a whole is refused.
  package let line: Int?
  /// What is wrong and what to write instead, without a full stop.
  package let message: String

  /// One sentence: `PATH:LINE: what is wrong; write … instead.`
  package var description: String {
    "\(line.map { "\(path):\($0)" } ?? path): \(message)."
  }
}

extension FeedMappingError {
  init(path: String, _ refusal: Refusal) {
    self.init(path: path, line: refusal.line, message: refusal.message)
  }

  /// Where a file of codes or the mapping file cannot be read as a source could not be.
  init(_ error: FeedError) {
    switch error {
    case .unreadable(let path, let detail):
      self.init(path: path, line: nil, message: "the file cannot be read (\(detail))")
    case .refused(let path, let line, let reason):
      self.init(path: path, line: line, message: reason)
    }
  }
}
