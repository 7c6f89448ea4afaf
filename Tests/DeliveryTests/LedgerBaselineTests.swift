import Delivery
import Monitoring
import Testing

/// Which earlier run a report is compared with, and which nights had none.
@Suite struct LedgerBaselineTests {
  /// An entry that was asked for `day` of November, and knew up to `known` of November (its own
  /// known-at) or to its snapshot.
  private func entry(
    _ number: Int, day: Int, known: Int? = nil, snapshot: Int, program: String = "lemtrada-us"
  ) throws -> LedgerEntry {
    var manifest = try SampleRun.manifest(day: day)
    manifest.runId = "\(number)"
    manifest.program.id = program
    manifest.knownAt = try known.map { try SampleRun.manifest(day: $0).snapshotAt }
    manifest.snapshotAt = try SampleRun.manifest(day: snapshot).snapshotAt
    var entry = LedgerEntry(of: manifest, sha256: "")
    entry.entry = number
    return entry
  }

  private func baselines(_ day: Int, known: Int?, _ entries: [LedgerEntry]) throws -> [Int] {
    let asOf = try SampleRun.manifest(day: day).asOf
    let knowledge = try known.map { try SampleRun.manifest(day: $0).snapshotAt }
    return Ledger.baselines(of: "lemtrada-us", asOf: asOf, knowledge: knowledge, in: entries)
      .map(\.entry)
  }

  @Test func `Last night comes first, then the nights before it`() throws {
    let entries = try (1...4).map { try entry($0, day: $0, snapshot: $0) }
    #expect(try baselines(5, known: nil, entries) == [4, 3, 2, 1])
    #expect(try baselines(3, known: nil, entries) == [3, 2, 1])
  }

  @Test func `Of one day the run that knew most comes first, of those the last entered`() throws {
    let entries = try [
      entry(1, day: 3, snapshot: 8), entry(2, day: 3, snapshot: 9),
      entry(3, day: 3, known: 4, snapshot: 9), entry(4, day: 3, snapshot: 8),
    ]
    #expect(try baselines(3, known: 10, entries) == [2, 4, 1, 3])
    #expect(try baselines(3, known: nil, entries) == [2, 4, 1])
  }

  @Test func `A night is never compared with a run that looked back or ahead`() throws {
    let entries = try [
      entry(1, day: 2, snapshot: 2), entry(2, day: 5, known: 3, snapshot: 3),
      entry(3, day: 4, snapshot: 3), entry(4, day: 5, snapshot: 3),
    ]
    // A zone may be a day ahead of UTC, and no more.
    #expect(try baselines(6, known: nil, entries) == [3, 1])
    #expect(
      try Ledger.nightsWithout(before: SampleRun.manifest(day: 6).asOf, in: entries)?.lowerBound
        == SampleRun.manifest(day: 5).asOf)
  }

  @Test func `A run that looks back is compared with what was known less`() throws {
    let entries = try [entry(1, day: 2, snapshot: 5), entry(2, day: 3, snapshot: 6)]
    #expect(try baselines(3, known: 4, entries) == [])
    #expect(try baselines(3, known: 5, entries) == [1])
    #expect(try baselines(3, known: 6, entries) == [1])
    #expect(try baselines(3, known: 7, entries) == [2, 1])
    #expect(try baselines(4, known: 6, entries) == [2, 1])
  }

  @Test func `Another rule set and a later day are never compared with`() throws {
    let entries = try [
      entry(1, day: 2, snapshot: 2, program: "other"), entry(2, day: 4, snapshot: 4),
    ]
    #expect(try baselines(3, known: nil, entries) == [])
    #expect(try baselines(4, known: nil, entries) == [2])
    #expect(try baselines(5, known: nil, []) == [])
  }

  @Test(arguments: [
    (6, nil), (5, 4...4), (7, 6...6), (9, 6...8), (4, nil), (3, nil), (1, nil), (2, nil),
  ])
  func `Nights without a run are those after the last earlier one`(
    _ day: Int, _ expected: ClosedRange<Int>?
  ) throws {
    let entries = try [
      entry(1, day: 3, snapshot: 3), entry(2, day: 1, snapshot: 4), entry(3, day: 5, snapshot: 5),
      entry(4, day: 8, known: 8, snapshot: 8), entry(5, day: 2, snapshot: 9),
    ]
    let asOf = try SampleRun.manifest(day: day).asOf
    let days = try expected.map { range in
      let bounds = try [range.lowerBound, range.upperBound].map {
        try SampleRun.manifest(day: $0).asOf
      }
      return bounds[0]...bounds[1]
    }
    #expect(Ledger.nightsWithout(before: asOf, in: entries) == days)
  }
}
