import ClinicHarness
import Feeds
import Foundation
import HostileClinic
import Intake
import PatientStore
import Testing

/// What several statements say of one place: a laboratory, and a person who corrects it by a file.
@Suite struct PlaceTests {
  private static let first = "2025-03-02T00:00:00Z"
  private static let second = "2025-03-05T00:00:00Z"
  private static let third = "2025-03-09T00:00:00Z"

  @Test(arguments: [("W", nil), ("X", nil), ("C", 2.5)])
  func `A row that names the place alone corrects what stands there`(
    _ status: String, _ value: Double?
  ) throws {
    try withLoads { loads in
      try loads.load([.result(at: Self.first, value: 1, name: "A")])
      try loads.load(
        [.result(at: Self.second, status: status, value: value)], at: "2025-06-02T00:00:00Z")
      #expect(try loads.last() == [status, value.map { "\($0)" } ?? "NULL"])
      // What the laboratory says afterwards is newer.
      try loads.load(
        [.result(at: Self.third, status: "C", value: 3, name: "A")], at: "2025-06-03T00:00:00Z")
      #expect(try loads.last() == ["C", "3.0"])
    }
  }

  @Test(arguments: ["P", "I"])
  func `A row that says only that a result is under way does not`(_ status: String) throws {
    try withLoads { loads in
      try loads.load([.result(at: Self.first, value: 1, name: "A")])
      try loads.load(
        [.result(at: Self.second, status: status, value: nil)], at: "2025-06-02T00:00:00Z")
      #expect(try loads.last() == ["F", "1.0"])
    }
  }

  @Test func `A withdrawal under another name is meant for what stands there, in any order`() throws
  {
    let result = Statement.result(at: Self.first, value: 1, name: "A")
    let withdrawal = Statement.result(at: Self.second, status: "D", value: nil, name: "A sub 1")
    for statements in [[result, withdrawal], [withdrawal, result]] {
      try withLoads { loads in
        try loads.load(statements, asOfSource: true)
        #expect(try loads.last()?.first == "D")
        // It turns out to be of a result of its own name.
        try loads.load([.result(at: Self.first, value: 7, name: "A sub 1")], asOfSource: true)
        #expect(try loads.last() == ["F", "1.0"])
      }
    }
  }

  @Test func `Whatever is loaded twice changes nothing, not even what is kept beside the rows`()
    throws
  {
    try withLoads { loads in
      var random = SplitMix64(seed: 11)
      for round in 0..<60 {
        let statements = RandomStatements.make(&random)
        let folder = (loads.path as NSString).deletingLastPathComponent
        let one = try Loads(in: folder, "c\(round)")
        try one.load(statements)
        let before = Set(try one.dump())
        for day in 2...3 { try one.load(statements, at: "2025-07-0\(day)T00:00:00Z") }
        let after = Set(try one.dump())
        #expect(
          before == after,
          """
          round \(round): \(before.subtracting(after).sorted()) \(after.subtracting(before).sorted())
          """)
      }
    }
  }

  private func withLoads(_ body: (Loads) throws -> Void) throws {
    try ClinicHarness.withScratchFolder { folder in try body(try Loads(in: folder)) }
  }
}

extension Loads {
  /// Status and value of the newest row.
  fileprivate func last() throws -> [String]? {
    try rows(of: ["observation"]).max {
      $0.components(separatedBy: "|")[4] < $1.components(separatedBy: "|")[4]
    }.map { Array($0.components(separatedBy: "|")[5...6]) }
  }
}
