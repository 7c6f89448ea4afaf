import Feeds
import Foundation
import Testing

/// Found by fuzzing: looking at a value cost as much as the line before it is long.
struct MappingLineTests {
  @Test func `A mapping file that is one long line costs no more than one of many lines`() throws {
    let one = try cost(ofNamesJoinedBy: ",")
    let many = try cost(ofNamesJoinedBy: ",\n ")
    // Of this thread's own work; to walk the line for each value is hundreds of times as much.
    #expect(one < 20 * many, "\(one) s, \(many) s")
  }

  /// Seconds of this thread's work to read 100,000 names.
  private func cost(ofNamesJoinedBy separator: String) throws -> Double {
    let names = (0..<100_000).map { "n\($0)" }.joined(separator: separator)
    let text = "csv: {files: {a.csv: {table: site, ignore: [\(names)]}}}"
    #expect(text.utf8.count > 600_000)
    let start = Self.threadSeconds()
    let mapping = try FeedMapping().adding(Array(text.utf8), file: "one-line.yaml")
    let end = Self.threadSeconds()
    #expect(mapping.csv.files.first?.ignored.count == 100_000)
    return end - start
  }

  private static func threadSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
