package import Monitoring

/// The source's own time and number of a statement. Of two versions of a fact the one with the
/// greater stamp is the newer, in whatever order they arrive.
package struct SourceStamp: Hashable, Comparable, Sendable {
  package let time: Instant
  /// Nanoseconds behind `time`, where the source states a fraction of a second.
  package let nanoseconds: Int32
  /// What the source counts its messages or versions with; 0: nothing.
  package let sequence: Int64

  package init(time: Instant, nanoseconds: Int32 = 0, sequence: Int64 = 0) {
    self.time = time
    self.nanoseconds = nanoseconds
    self.sequence = sequence
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.time, left.nanoseconds, left.sequence) < (right.time, right.nanoseconds, right.sequence)
  }
}
