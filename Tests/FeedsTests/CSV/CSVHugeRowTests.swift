import Feeds
import Foundation
import PatientSchema
import Testing

/// Rows that are larger than memory ought to be.
@Suite(.serialized) struct CSVHugeRowTests {
  private static let gibibyte = 1 << 30

  @Test(arguments: [false, true])
  func `A row of 1 GB is refused in little memory, and the next is read`(_ isQuoted: Bool) throws {
    try CSVGiven.with([:]) { folder in
      let path = folder + "form.csv"
      try #require(mkfifo(path, 0o600) == 0)
      let writer = Thread { Self.write(path, isQuoted: isQuoted) }
      writer.start()
      let before = try Self.peakKilobytes()
      var feed = try CSVFeed(path: path, table: .table(.form), mapping: FeedMapping())
      let (huge, next) = (try feed.next(), try feed.next())
      #expect(huge?.content == .refused(reason: "the row is longer than 1 MB"))
      #expect(next.flatMap(CSVGiven.statement) != nil)
      #expect(next?.place.line == 3)
      #expect(try feed.next() == nil)
      let grown = try Self.peakKilobytes() - before
      #expect(grown < 256 * 1024)
    }
  }

  /// The most memory that the process has held.
  private static func peakKilobytes() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
    return try #require(line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) })
  }

  private static func write(_ path: String, isQuoted: Bool) {
    guard let pipe = FileHandle(forWritingAtPath: path) else { return }
    let quote = isQuoted ? "\"" : ""
    let part = Data(repeating: 0x78, count: 1 << 20)
    pipe.write(Data("mrn,kind,submitted_on\n1,\(quote)".utf8))
    for _ in 0..<(gibibyte / part.count) { pipe.write(part) }
    pipe.write(Data("\(quote),2024-01-02\n1,a,2024-01-02\n".utf8))
    try? pipe.close()
  }
}
