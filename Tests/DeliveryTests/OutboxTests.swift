import Delivery
import Foundation
import Monitoring
import Testing

@Suite struct OutboxTests {
  @Test func `A mail that was accepted is not sent again`() throws {
    var sample = try OutboxSample()
    try sample.enter(["a", "b"])
    #expect(try sample.flush().accepted == 2)
    let again = try sample.flush(after: 600)
    #expect(again == Outbox.Flushed())
    #expect(sample.tried == [])
    #expect(sample.outbox.items().map(\.state) == [.accepted, .accepted])
  }

  @Test func `A staged batch is no mail until it is entered`() throws {
    var sample = try OutboxSample()
    try sample.outbox.stage([OutboxSample.letter("a")], as: "run-1")
    #expect(try sample.flush() == Outbox.Flushed())
    #expect(sample.outbox.items() == [])
    sample.outbox.discard("run-1")
    #expect(!Disk.isFolder("\(sample.folder.path)/.state/outbox"))
  }

  @Test func `One refused recipient does not stop the others`() throws {
    var sample = try OutboxSample()
    try sample.enter(["a", "b", "c"])
    sample.answers["b"] = [.refused("550 no such user")]
    let flushed = try sample.flush()
    #expect(flushed.accepted == 2)
    #expect(flushed.failed.map(\.recipient) == ["b"])
    #expect(flushed.failed.first?.lastReply == "550 no such user")
    #expect(flushed.isIncomplete)
    #expect(try sample.flush(after: 6000).isIncomplete == false)
    #expect(sample.tried == [])
  }

  @Test func `A greylisted mail is tried again, each time after twice the wait, and arrives`()
    throws
  {
    var sample = try OutboxSample()
    try sample.enter(["a"])
    sample.answers["a"] = [.deferred("451"), .deferred("451"), .accepted("250")]
    #expect(try sample.flush().deferred.count == 1)
    #expect(try sample.flush(after: 14).waiting == 1)
    #expect(sample.tried == [])
    #expect(try sample.flush(after: 15).deferred.count == 1)
    #expect(try sample.flush(after: 15 + 29).waiting == 1)
    #expect(try sample.flush(after: 15 + 30).accepted == 1)
    #expect(sample.item("a")?.attempts == 3)
  }

  @Test func `No wait is longer than six hours`() throws {
    var sample = try OutboxSample()
    try sample.enter(["a"])
    sample.answers["a"] = [.deferred("451")]
    var (minute, waits): (Int64, [Int64]) = (0, [])
    for _ in 0..<8 {
      _ = try sample.flush(after: minute)
      let item = try #require(sample.item("a"))
      let next = try #require(item.nextAttemptAt).seconds - OutboxSample.queuedAt.seconds
      waits.append(next / 60 - minute)
      minute = next / 60
    }
    #expect(waits == [15, 30, 60, 120, 240, 360, 360, 360])
  }

  @Test func `An impatient flush does not wait`() throws {
    var sample = try OutboxSample()
    try sample.enter(["a"])
    sample.answers["a"] = [.deferred("451"), .accepted("250")]
    _ = try sample.flush()
    #expect(try sample.flush(after: 1, isImpatient: true).accepted == 1)
  }

  @Test(
    arguments: [
      (2879, OutboxItem.State.pending), (2880, .expired), (2881, .expired),
    ] as [(Int64, OutboxItem.State)])
  func `A mail that could not be delivered for 48 hours is given up`(
    minutes: Int64, state: OutboxItem.State
  ) throws {
    var sample = try OutboxSample()
    try sample.enter(["a"])
    sample.answers["a"] = [.unreachable("connection refused")]
    let flushed = try sample.flush(after: minutes)
    #expect(sample.item("a")?.state == state)
    #expect(flushed.expired.count == (state == .expired ? 1 : 0))
    #expect(flushed.isIncomplete)
  }

  @Test func `A mail that is late is tried once before it is given up`() throws {
    var sample = try OutboxSample()
    try sample.enter(["a"])
    #expect(try sample.flush(after: 100 * 60).accepted == 1)
  }

  @Test func `A server that fails three times is not asked for every mail`() throws {
    var sample = try OutboxSample()
    let recipients = ["a", "b", "c", "d", "e"]
    try sample.enter(recipients)
    for recipient in recipients { sample.answers[recipient] = [.unreachable("timeout")] }
    let flushed = try sample.flush()
    #expect(flushed.deferred.count == 3)
    #expect(flushed.waiting == 2)
    #expect(flushed.stoppedBecause == "the server failed 3 times")
    #expect(sample.outbox.items().map(\.attempts).reduce(0, +) == 3)
  }

  @Test func `What is too old is given up while the server fails, tried or not`() throws {
    var sample = try OutboxSample()
    let recipients = ["a", "b", "c", "d", "e"]
    try sample.enter(recipients)
    for recipient in recipients { sample.answers[recipient] = [.unreachable("timeout")] }
    let flushed = try sample.flush(after: 48 * 60)
    #expect(sample.tried.count == 3)
    #expect(flushed.expired.count == 5)
    #expect(flushed.waiting == 0)
  }

  @Test func `A mail that breaks the server does not hold the others up`() throws {
    var sample = try OutboxSample()
    try sample.enter(["a", "b", "c"])
    sample.answers["a"] = [.unsure("dropped")]
    #expect(try sample.flush().accepted == 2)
    try sample.enter(["d"], run: "run-2")
    _ = try sample.flush(after: 60)
    #expect(sample.tried == ["d", "a"])
  }

  @Test func `No more mails are tried at once than the limit says`() throws {
    var sample = try OutboxSample()
    try sample.enter(["a", "b", "c"])
    let flushed = try sample.flush(most: 2)
    #expect(flushed.accepted == 2)
    #expect(flushed.waiting == 1)
    #expect(flushed.stoppedBecause == "the limit of 2 is reached")
    #expect(try sample.flush(most: 2).accepted == 1)
  }

  @Test func `A mail that may have arrived is sent again with the same id, and said so`() throws {
    var sample = try OutboxSample()
    try sample.enter(["a"])
    sample.answers["a"] = [.unsure("no answer"), .accepted("250")]
    let id = sample.item("a")?.messageId
    #expect(try sample.flush().possibleDuplicates == 0)
    let second = try sample.flush(after: 15)
    #expect(second.accepted == 1)
    #expect(second.possibleDuplicates == 1)
    #expect(sample.item("a")?.messageId == id)
  }

  @Test func `A mail that was being sent when the program was killed is sent again`() throws {
    var sample = try OutboxSample()
    try sample.enter(["a"])
    let item = try #require(sample.item("a"))
    let path = "\(sample.folder.path)/.state/outbox/run-1/\(item.id).json"
    let state = try #require(Disk.text(path))
    try sample.folder.write(
      state.replacing("\"pending\"", with: "\"sending\""), to: ".state/outbox/run-1/\(item.id).json"
    )
    let flushed = try sample.flush()
    #expect(flushed.accepted == 1)
    #expect(flushed.possibleDuplicates == 1)
  }

  @Test func `A state that cannot be read is named and stops no other mail`() throws {
    var sample = try OutboxSample()
    try sample.enter(["a", "b"])
    let item = try #require(sample.item("a"))
    let name = ".state/outbox/run-1/\(item.id).json"
    try sample.folder.write("{", to: name)
    let flushed = try sample.flush()
    #expect(flushed.accepted == 1)
    #expect(flushed.damaged == ["\(sample.folder.path)/\(name)"])
    #expect(flushed.isIncomplete)
    #expect(try sample.flush(after: 60).damaged.count == 1)
    #expect(sample.outbox.damaged() == flushed.damaged)
  }

  @Test func `A mail whose text is gone fails and stops no other`() throws {
    var sample = try OutboxSample()
    try sample.enter(["a", "b"])
    let item = try #require(sample.item("a"))
    try FileManager.default.removeItem(
      atPath: "\(sample.folder.path)/.state/outbox/run-1/\(item.id).eml")
    let flushed = try sample.flush()
    #expect(flushed.accepted == 1)
    #expect(flushed.failed.map(\.lastReply) == ["its text is gone"])
  }

  @Test func `The text of a mail is kept no longer than it is needed, for its owner alone`() throws
  {
    var sample = try OutboxSample()
    try sample.enter(["a", "b"])
    let folder = "\(sample.folder.path)/.state/outbox/run-1"
    let texts = {
      try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".eml") }
    }
    #expect(try texts().count == 2)
    #expect(try texts().allSatisfy { Disk.mode("\(folder)/\($0)") == 0o600 })
    sample.answers["a"] = [.deferred("451"), .refused("550")]
    _ = try sample.flush()
    #expect(try texts().count == 1)
    _ = try sample.flush(after: 15)
    let all = FileManager.default.enumerator(atPath: sample.folder.path)?.compactMap {
      $0 as? String
    }
    #expect(all?.contains { $0.hasSuffix(".eml") } == false)
  }

  @Test func `A copy sent on demand has an id of its own, a repetition has not`() {
    let first = OutboxSample.letter("a").item
    #expect(OutboxSample.letter("a").item.messageId == first.messageId)
    #expect(OutboxSample.letter("a", copy: 1).item.messageId != first.messageId)
    #expect(OutboxSample.letter("b").item.messageId != first.messageId)
    #expect(OutboxSample.letter("a", run: "run-2").item.messageId != first.messageId)
  }

  @Test func `Mails about no run are left alone by whoever settles runs`() throws {
    var sample = try OutboxSample()
    try SampleRun.publish(day: 1, in: sample.folder.path)
    try sample.outbox.stage([OutboxSample.letter("a")], as: "sender-notice")
    #expect(try LeftOvers.clear(sample.folder.path).mailed == 0)
    #expect(Disk.isFolder("\(sample.folder.path)/.state/outbox/.new-sender-notice"))
    try sample.outbox.add([OutboxSample.letter("a")], as: "notice")
    #expect(try sample.flush().accepted == 1)
  }

  @Test func `Between runs only what has its ledger line is entered, and nothing is removed`()
    throws
  {
    var sample = try OutboxSample()
    let run = try SampleRun.publish(day: 1, in: sample.folder.path).run
    try sample.outbox.stage([OutboxSample.letter("a", run: run)], as: run)
    try sample.outbox.stage([OutboxSample.letter("b", run: "other")], as: "other")
    try sample.outbox.settleEntered()
    #expect(try sample.flush().accepted == 1)
    #expect(sample.tried == ["a"])
    #expect(Disk.isFolder("\(sample.folder.path)/.state/outbox/.new-other"))
  }
}
