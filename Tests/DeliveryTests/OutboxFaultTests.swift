import Delivery
import Dispatch
import Foundation
import Mail
import Monitoring
import Testing

/// What goes wrong with one mail, or beside a flush, costs no other mail.
@Suite struct OutboxFaultTests {
  private func path(_ recipient: String, _ end: String, _ sample: OutboxSample) throws -> String {
    let item = try #require(sample.item(recipient))
    return "\(sample.folder.path)/.state/outbox/run-1/\(item.id).\(end)"
  }

  @Test func `A batch that is entered while others are put aside is still sent`() throws {
    var sample = try OutboxSample()
    try sample.enter(["first"])
    // Many mails that wait make the look at them slow.
    let state = try #require(Disk.text(path("first", "json", sample)))
    for number in 0..<400 {
      try sample.folder.write(state, to: ".state/outbox/run-1/copy-\(number).json")
    }
    let runs = (100..<160).map { "run-\($0)" }
    for run in runs { try sample.outbox.stage([OutboxSample.letter(run, run: run)], as: run) }
    let outbox = sample.outbox
    let early = Instant(seconds: OutboxSample.queuedAt.seconds - 60)
    DispatchQueue.concurrentPerform(iterations: 2) { worker in
      if worker == 0 {
        for run in runs { try? outbox.enter(run) }
      } else {
        let flush = Outbox.Flush(
          most: 1000, expiry: 48 * 3600, isImpatient: false, clock: { early })
        for _ in 0..<12 { _ = try? outbox.flush(flush) { _, _ in .deferred("451") } }
      }
    }
    for run in runs {
      #expect(Disk.isFolder("\(sample.folder.path)/.state/outbox/\(run)"), "\(run)")
    }
    _ = try sample.flush(most: 1000)
    #expect(Set(runs).subtracting(sample.tried) == [])
  }

  @Test func `A text that cannot be read is a failed attempt of its mail alone, and expires`()
    throws
  {
    var sample = try OutboxSample()
    try sample.enter(["a", "b"])
    let text = try path("a", "eml", sample)
    try FileManager.default.removeItem(atPath: text)
    try FileManager.default.createSymbolicLink(atPath: text, withDestinationPath: "/etc/passwd")
    let flushed = try sample.flush()
    #expect(flushed.accepted == 1)
    #expect(flushed.deferred.map(\.recipient) == ["a"])
    #expect(sample.item("a")?.attempts == 1)
    #expect(sample.item("a")?.lastReply?.hasPrefix("its text cannot be read (") == true)
    #expect(try sample.flush(after: 48 * 60).expired.map(\.recipient) == ["a"])
    #expect(sample.tried == [])
  }

  @Test func `A mail that cannot be written keeps no other from being written`() throws {
    var sample = try OutboxSample()
    let letters = ["a", "a", "b"].map { OutboxSample.letter($0) }
    try sample.outbox.stage(letters, as: "run-1")
    try sample.outbox.enter("run-1")
    #expect(try sample.flush().accepted == 2)
    #expect(sample.tried.sorted() == ["a", "b"])
  }

  @Test func `A site without an id is another one than no site`() {
    let ids = [nil, "", "S1"].map { site in
      OutboxItem(
        kind: .site, run: "run-1", asOf: OutboxSample.queuedAt.day, siteId: site, recipient: "a",
        domain: "clinic.example", contentSha256: "c", queuedAt: OutboxSample.queuedAt
      ).id
    }
    #expect(Set(ids).count == 3)
  }

  @Test func `What a killed resend had staged is cleared, and what is being staged to send is not`()
    throws
  {
    let sample = try OutboxSample()
    let outbox = "\(sample.folder.path)/.state/outbox"
    try SampleRun.publish(day: 1, in: sample.folder.path)
    for clear in [
      { _ = try LeftOvers.clear(sample.folder.path) }, { try sample.outbox.settleEntered() },
    ] {
      try sample.outbox.stage([OutboxSample.letter("a")], as: "own-run-1.copy-1")
      try sample.outbox.stage([OutboxSample.letter("a")], as: "sender-notice")
      try clear()
      #expect(!Disk.exists("\(outbox)/.new-own-run-1.copy-1"))
      #expect(Disk.isFolder("\(outbox)/.new-sender-notice"))
    }
  }

  /// Minutes since the mails were queued at which the clock stands once it was set back; the next
  /// attempt is planned for minute 1815.
  @Test(
    arguments: [(1815 - 360, false), (1815 - 361, true), (-360, true), (1815, true)]
      as [(Int64, Bool)])
  func `A clock that was set back keeps no mail waiting for longer than the longest wait`(
    minutes: Int64, isTried: Bool
  ) throws {
    var sample = try OutboxSample()
    try sample.enter(["a"])
    sample.answers["a"] = [.deferred("451"), .accepted("250")]
    #expect(try sample.flush(after: 1800).deferred.count == 1)
    #expect(try sample.flush(after: minutes).accepted == (isTried ? 1 : 0))
  }

  @Test(arguments: [(-360, false), (-361, true)] as [(Int64, Bool)])
  func `A mail queued by a clock that was wrong does not wait for that time`(
    minutes: Int64, isTried: Bool
  ) throws {
    var sample = try OutboxSample()
    try sample.enter(["a"])
    #expect(try sample.flush(after: minutes).accepted == (isTried ? 1 : 0))
  }

  @Test(arguments: ["trap '' TERM\nsleep 60", "sleep 60 & kill -9 $!\nwait $!"])
  func `A mail program that was killed, or a part of it, may have taken the mail`(_ words: String)
    throws
  {
    let folder = try TemporaryFolder()
    // Who ends without reading would end the tests, which do not ignore that as the program does.
    try folder.write("#!/bin/sh\ncat >/dev/null\n\(words)\n", to: "sendmail")
    let path = "\(folder.path)/sendmail"
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
    let address = try EmailAddress("a@clinic.example")
    let program = Sendmail(path: path, sender: address, seconds: 1)
    let result = program.send(Array("mail".utf8), to: address)
    #expect(result == .unsure("\(path) was ended before it answered"))
  }
}
