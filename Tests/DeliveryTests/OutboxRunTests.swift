import Delivery
import Foundation
import Monitoring
import Testing

/// The outbox beside the runs: a run that is stopped has all its mails or none.
@Suite struct OutboxRunTests {
  @Test func `The mails of a run that was published and then stopped are entered`() throws {
    let sample = try OutboxSample()
    let run = try SampleRun.publish(day: 1, in: sample.folder.path).run
    try sample.outbox.stage([OutboxSample.letter("a", run: run)], as: run)
    #expect(try LeftOvers.clear(sample.folder.path).mailed == 1)
    #expect(sample.outbox.items().count == 1)
    #expect(try LeftOvers.clear(sample.folder.path).mailed == 0)
  }

  @Test func `The mails of a run that was never published are not sent`() throws {
    let sample = try OutboxSample()
    try SampleRun.publish(day: 1, in: sample.folder.path)
    try sample.outbox.stage([OutboxSample.letter("a", run: "other")], as: "other")
    #expect(try LeftOvers.clear(sample.folder.path).mailed == 0)
    #expect(sample.outbox.items() == [])
    let outbox = "\(sample.folder.path)/.state/outbox"
    #expect(try FileManager.default.contentsOfDirectory(atPath: outbox) == [])
  }

  @Test func `A change of recipients is in the ledger, and no change is not`() throws {
    let folder = try TemporaryFolder()
    var last: LedgerEntry?
    for (day, recipients, added, removed): (Int, [String], [String]?, [String]?) in [
      (1, ["S1 a@b", "S2 c@d"], ["S1 a@b", "S2 c@d"], nil), (2, ["S2 c@d", "S1 a@b"], nil, nil),
      (3, ["S1 x@y", "S2 c@d"], ["S1 x@y"], ["S1 a@b"]),
    ] {
      let entries = try Ledger.entries(folder.path)
      let stamp = MailStamp(recipients, after: entries, in: folder.path)
      last = try SampleRun.publish(day: day, in: folder.path) { $0.mail = stamp }
      #expect(last?.recipientsAdded == added)
      #expect(last?.recipientsRemoved == removed)
    }
    #expect(last?.recipientsSha256 != nil)
    #expect(try Verification(of: folder.path, Verification.Question()).problems.isEmpty)
  }

  @Test func `Pruning a run forgets its mails, but not those that wait`() throws {
    var sample = try OutboxSample()
    let runs = try (1...3).map { try SampleRun.publish(day: $0, in: sample.folder.path).run }
    try sample.enter(["a"], run: runs[0])
    _ = try sample.flush()
    try sample.enter(["b"], run: runs[1])
    try Prune.remove(Array(runs.prefix(2)), from: sample.folder.path)
    #expect(sample.outbox.items().map(\.recipient) == ["b"])
  }
}
