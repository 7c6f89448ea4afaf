/// A source that is read record by record, in memory that does not grow with it.
package protocol Feed {
  /// The next record; nil: the source has ended as it should.
  ///
  /// Throws a `FeedError` where the source as a whole is not what it says: nothing of it is then
  /// loaded, whatever was read before.
  mutating func next() throws(FeedError) -> FeedRecord?
}

/// Why a source cannot be read, or is refused whole. No case carries anything about a patient.
package enum FeedError: Error, Hashable, Sendable {
  case unreadable(path: String, detail: String)
  /// Not of the format it is read as, cut off, or binary.
  case refused(path: String, line: Int, reason: String)
}

extension FeedError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unreadable(let path, let detail):
      "\(path) cannot be read (\(detail)); check the path, the owner and the mode of the file."
    case .refused(let path, let line, let reason):
      "\(path) is refused whole, at line \(line): \(reason); nothing of it was loaded."
    }
  }
}
