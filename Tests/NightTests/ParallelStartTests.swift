import CommandHarness
import Foundation
import Testing

/// However many start at once, one run is published and the others say why not.
@Suite struct ParallelStartTests {
  private static let starts = 100

  /// How one of many ended.
  private struct Ending {
    var code: Int
    var errors: String

    init(_ pair: [Any]) throws {
      code = try #require(pair.first as? Int)
      errors = try #require(pair.last as? String)
    }
  }

  @Test func `Of 100 starts at once one publishes and the others end with 75 or unchanged`() throws
  {
    try Command.withFolder { folder in
      try SmallClinic.write(to: folder + "/patients.db")
      let night = Night(folder: folder, old: "")
      let printed = try Python.run(
        "start-many.py", ["\(Self.starts)", try Command.path] + night.words)
      let list = try JSONSerialization.jsonObject(with: Data(printed.utf8)) as? [[Any]]
      let endings = try #require(list).map { try Ending($0) }
      let runs = try FileManager.default.contentsOfDirectory(atPath: night.output + "/runs")
      let codes = Dictionary(grouping: endings, by: \.code).mapValues(\.count)
      print("\(Self.starts) starts at once: \(runs.count) published, codes \(codes)")
      #expect(endings.count == Self.starts)
      #expect(runs.count == 1)
      #expect(Set(codes.keys).isSubset(of: [0, 75]))
      #expect(codes[0, default: 0] >= 1)
      for ending in endings where ending.code == 75 {
        #expect(ending.errors.hasPrefix("remswatch: "))
        #expect(ending.errors.hasSuffix(".\n") && ending.errors.count { $0 == "\n" } == 1)
      }
      #expect(try night.verdict(isSettled: true) == .new)
    }
  }
}
