import Delivery
import Monitoring
import Testing

/// Mails reach a desk in the order of the runs, and none after one that corrects it.
@Suite struct OutboxOrderTests {
  private func states(_ sample: OutboxSample) -> [String] {
    sample.outbox.items().map { "\($0.run ?? "") \($0.state.rawValue)" }.sorted()
  }

  @Test func `After an outage the oldest night arrives first`() throws {
    var sample = try OutboxSample()
    try sample.enter(["a", "b"])
    for recipient in ["a", "b"] {
      sample.answers[recipient] = [.deferred("451"), .accepted("250")]
    }
    _ = try sample.flush()
    try sample.enter(["c"], run: "run-2", after: 1440)
    #expect(try sample.flush(after: 1440).accepted == 3)
    #expect(sample.tried.last == "c")
  }

  @Test func `A mail that waits is not sent after the one that corrects it`() throws {
    var sample = try OutboxSample()
    try sample.enter(["a", "b"])
    sample.answers["a"] = [.deferred("451"), .accepted("250")]
    sample.answers["b"] = sample.answers["a"]
    _ = try sample.flush()
    try sample.enter(["a"], run: "run-2", after: 60)
    #expect(try sample.flush(after: 60).accepted == 2)
    #expect(sample.tried.sorted() == ["a", "b"])
    #expect(states(sample) == ["run-1 accepted", "run-1 superseded", "run-2 accepted"])
  }

  @Test func `A mail that waits is not sent once the one that corrects it was taken`() throws {
    var sample = try OutboxSample()
    try sample.enter(["a"])
    sample.answers["a"] = [.deferred("451"), .accepted("250")]
    _ = try sample.flush()
    try sample.enter(["a"], run: "run-2", after: 5)
    _ = try sample.flush(after: 5)
    _ = try sample.flush(after: 15)
    #expect(sample.tried == [])
    #expect(states(sample) == ["run-1 superseded", "run-2 accepted"])
  }

  @Test func `A mail that was asked for once more is sent, though a later run was mailed`() throws {
    var sample = try OutboxSample()
    try sample.enter(["a"])
    try sample.enter(["a"], run: "run-2", after: 60)
    _ = try sample.flush(after: 60)
    try sample.outbox.add([OutboxSample.letter("a", copy: 1, after: 90)], as: "run-1.copy-1")
    #expect(try sample.flush(after: 90).accepted == 1)
  }
}
