import Foundation
import Testing

/// The committed report of the invented clinic is what the program writes today.
@Suite struct SampleReportTests {
  @Test func `The sample report is what the demonstration writes`() throws {
    let sample = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Reports/sample").path
    try Command.withFolder { folder in
      let outcome = try Command.run(["demo", folder])
      #expect(outcome.code == 0)
      let files = try FileManager.default.subpathsOfDirectory(atPath: sample).filter {
        $0.hasSuffix(".csv") || $0.hasSuffix(".html") || $0.hasSuffix(".json")
          || $0.hasSuffix(".xlsx")
      }
      #expect(files.count >= 10)
      for file in files.sorted() {
        let committed = FileManager.default.contents(atPath: "\(sample)/\(file)")
        let now = FileManager.default.contents(atPath: "\(folder)/latest/\(file)")
        #expect(committed == now, "\(file) differs; 'make sample' makes it anew")
      }
    }
  }
}
