import Delivery
import Foundation
import Glibc
import Monitoring
import Testing

/// What is said to whoever watches: the last good run, the history, the metrics.
@Suite struct WatchingTests {
  @Test func `A run is late when it is older than the limit, not when it is as old`() throws {
    let folder = try TemporaryFolder()
    let entry = try SampleRun.publish(day: 1, in: folder.path)
    let last = try LastGoodRun(folder.path)
    for (seconds, isLate) in [(0, false), (26 * 3600, false), (26 * 3600 + 1, true)] {
      let now = Instant(seconds: entry.publishedAt.seconds + Int64(seconds))
      #expect(last.age(at: now) == Int64(seconds))
      #expect(last.isLate(at: now, afterHours: 26) == isLate)
    }
  }

  @Test func `A run that looks back does not count as a night`() throws {
    let folder = try TemporaryFolder()
    try SampleRun.publish(day: 1, in: folder.path)
    try SampleRun.publish(day: 2, in: folder.path) { $0.knownAt = Instant(seconds: 9) }
    let last = try LastGoodRun(folder.path)
    #expect(last.newest.run == SampleRun.id(day: 1) && last.entries == 2)
  }

  @Test func `Where there never was a run that is said`() throws {
    let folder = try TemporaryFolder()
    let error = DeliveryError.noLedger(path: "\(folder.path)/ledger.jsonl")
    #expect(throws: error) { _ = try LastGoodRun(folder.path) }
    #expect(throws: error) { _ = try History(folder.path) }
  }

  @Test(arguments: ["line", "latest", "manifest", "run"])
  func `Damage is no good run`(_ kind: String) throws {
    let folder = try TemporaryFolder()
    for day in 1...2 { try SampleRun.publish(day: day, in: folder.path) }
    let run = "\(folder.path)/runs/\(SampleRun.id(day: 2))"
    switch kind {
    case "line": try folder.write("{}\n", to: "ledger.jsonl")
    case "latest":
      unlink("\(folder.path)/latest")
      symlink("runs/\(SampleRun.id(day: 1))", "\(folder.path)/latest")
    case "manifest":
      let text = try #require(Disk.text("\(run)/manifest.json"))
      try Data((text + " ").utf8).write(to: URL(fileURLWithPath: "\(run)/manifest.json"))
    default: rename(run, "\(folder.path)/gone")
    }
    let error = #expect(throws: DeliveryError.self) { _ = try LastGoodRun(folder.path) }
    switch error {
    case .ledgerDamaged: #expect(kind == "line")
    case .manifestDamaged: #expect(kind != "line")
    default: Issue.record("\(String(describing: error))")
    }
  }

  @Test func `The history lists every run, also those that were pruned`() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder(".state")
    for day in 1...2 { try SampleRun.publish(day: day, in: folder.path) }
    try SampleRun.publish(day: 3, in: folder.path) {
      $0.knownAt = $0.snapshotAt
      $0.changes = [:]
    }
    try Prune.remove([SampleRun.id(day: 1)], from: folder.path)
    #expect(
      try History(folder.path).text == """
        run                        as of       known at              published             patients  gaps  new  resolved  folder
        2026-11-01T021000Z-7f3a9c  2026-11-01  -                     2026-11-01T02:10:00Z  10        3     1    2         pruned
        2026-11-02T021000Z-7f3a9c  2026-11-02  -                     2026-11-02T02:10:00Z  10        3     1    2         kept
        2026-11-03T021000Z-7f3a9c  2026-11-03  2026-11-03T02:10:00Z  2026-11-03T02:10:00Z  10        3     -    -         kept
        """)
  }
}
