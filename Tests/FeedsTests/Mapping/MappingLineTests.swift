import Feeds
import Testing

/// Found by fuzzing: looking at a value cost as much as the line before it is long.
struct MappingLineTests {
  @Test(.timeLimit(.minutes(1)))
  func `A mapping file that is one line of 1 MB is read in no more time than other ones`() throws {
    let names = (0..<130_000).map { "n\($0)" }.joined(separator: ",")
    let text = "csv: {files: {a.csv: {table: site, ignore: [\(names)]}}}"
    #expect(text.utf8.count > 900_000)
    let mapping = try FeedMapping().adding(Array(text.utf8), file: "one-line.yaml")
    #expect(mapping.csv.files.first?.ignored.count == 130_000)
  }
}
