import Delivery
import Foundation
import Glibc
import Monitoring
import Testing

/// Which runs are kept, and what removing the others leaves.
@Suite struct PruneTests {
  private func entries(_ times: [Int64]) throws -> [LedgerEntry] {
    try times.enumerated().map { index, time in
      var manifest = try SampleRun.manifest(day: 1)
      manifest.runId = "run-\(index)"
      manifest.finishedAt = Instant(seconds: time)
      var entry = LedgerEntry(of: manifest, sha256: "")
      entry.entry = index + 1
      return entry
    }
  }

  private func kept(_ days: [String], daily: Int, monthly: Int) throws -> [Int] {
    let times = try days.map { try #require(Instant(rfc3339: $0)).seconds }
    return Retention(daily: daily, monthly: monthly).kept(try entries(times))
      .compactMap { Int($0.dropFirst(4)) }.sorted()
  }

  @Test func `The newest run of a day is kept, days being those of UTC`() throws {
    let times = [
      "2026-11-01T00:00:00Z", "2026-11-01T23:59:59Z", "2026-11-02T00:00:00Z",
      "2026-11-04T10:00:00Z", "2026-11-04T11:00:00Z",
    ]
    #expect(try kept(times, daily: 3, monthly: 0) == [1, 2, 4])
    #expect(try kept(times, daily: 2, monthly: 0) == [2, 4])
    #expect(try kept(times, daily: 1, monthly: 0) == [4])
    #expect(try kept(times, daily: 0, monthly: 0) == [4])
  }

  @Test func `The newest run of a month is kept, and a month without runs counts for nothing`()
    throws
  {
    let times = [
      "2025-11-30T23:59:59Z", "2026-08-31T02:00:00Z", "2026-10-01T02:00:00Z",
      "2026-10-31T02:00:00Z", "2026-11-01T02:00:00Z",
    ]
    #expect(try kept(times, daily: 0, monthly: 2) == [3, 4])
    #expect(try kept(times, daily: 0, monthly: 3) == [1, 3, 4])
    #expect(try kept(times, daily: 0, monthly: 9) == [0, 1, 3, 4])
  }

  @Test func `The run entered last is kept even where its clock was behind`() throws {
    let times = ["2026-11-02T00:00:00Z", "2026-11-03T00:00:00Z", "2026-11-01T00:00:00Z"]
    #expect(try kept(times, daily: 1, monthly: 1) == [1, 2])
  }

  /// As one would sort papers: look at each run and ask how many later days or months have one.
  private func keptSlowly(_ entries: [LedgerEntry], _ retention: Retention) -> Set<String> {
    func isLater(_ one: LedgerEntry, _ other: LedgerEntry) -> Bool {
      (one.publishedAt, one.entry) > (other.publishedAt, other.entry)
    }
    func isKept(_ entry: LedgerEntry, _ count: Int, _ length: Int) -> Bool {
      func period(_ entry: LedgerEntry) -> String {
        "\(entry.publishedAt)".prefix(length).description
      }
      let later = entries.filter { isLater($0, entry) }.map(period)
      return !later.contains(period(entry)) && Set(later).count < count
    }
    return Set(
      entries.filter {
        isKept($0, retention.daily, 10) || isKept($0, retention.monthly, 7)
          || $0.entry == entries.count
      }
      .map(\.run))
  }

  @Test func `It agrees with a slow way of choosing, for many histories`() throws {
    var seed: UInt64 = 42
    func random(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    for _ in 0..<400 {
      let span = [3, 40, 400, 2000][random(4)] * 86_400
      let times = (0..<random(60)).map { _ in Int64(1_700_000_000 + random(span)) }
      let entries = try entries(random(2) == 0 ? times : times.sorted())
      let retention = Retention(daily: random(20), monthly: random(10))
      #expect(retention.kept(entries) == keptSlowly(entries, retention))
    }
  }

  @Test func `What is removed leaves its line, and what is kept is whole`() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder(".state")
    for day in 1...5 { try SampleRun.publish(day: day, in: folder.path) }
    try folder.makeFolder("runs/foreign")
    let retention = Retention(daily: 2, monthly: 1)
    let candidates = try Prune.candidates(folder.path, retention)
    #expect(candidates == (1...3).map { SampleRun.id(day: $0) })
    #expect(folder.entries.contains("runs/\(SampleRun.id(day: 1))"))
    try Prune.remove(candidates, from: folder.path)
    #expect(try Prune.candidates(folder.path, retention) == [])
    #expect(Disk.text("\(folder.path)/.state/pruned") == candidates.joined(separator: "\n") + "\n")
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/runs").sorted()
    #expect(names == [SampleRun.id(day: 4), SampleRun.id(day: 5), "foreign"])
    #expect(try Ledger.entries(folder.path).count == 5)
    let found = try Verification(of: folder.path, Verification.Question())
    #expect(found.problems.map(\.description) == ["runs/foreign has no line in the ledger"])
    #expect(found.pruned == 3)
  }

  @Test func `The run that latest points at is never removed`() throws {
    let folder = try TemporaryFolder()
    for day in 1...3 { try SampleRun.publish(day: day, in: folder.path) }
    unlink("\(folder.path)/latest")
    symlink("runs/\(SampleRun.id(day: 1))", "\(folder.path)/latest")
    #expect(
      try Prune.candidates(folder.path, Retention(daily: 0, monthly: 0)) == [SampleRun.id(day: 2)])
  }
}
