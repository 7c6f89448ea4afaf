package import Feeds

/// All that a feed gives: its records, and why it was refused whole if it was.
package struct FeedReading: Hashable, Sendable {
  package private(set) var records: [FeedRecord] = []
  package private(set) var failure: FeedError?

  /// Of a source that is none.
  package static let none = FeedReading()

  private init() {}

  /// Opens a feed and reads it to its end.
  package init(_ open: () throws(FeedError) -> some Feed) {
    do throws(FeedError) {
      var feed = try open()
      while let record = try feed.next() { records.append(record) }
    } catch {
      failure = error
    }
  }
}
