import Delivery
import Monitoring
import Testing

@Suite struct RunIDTests {
  private static let started = Instant(seconds: 1_795_000_000)

  @Test func `Runs of one second sort in the order in which they began`() {
    var ids = [RunID.new(Self.started)]
    for _ in 0..<200 { ids.append(RunID.new(Self.started, after: ids.last)) }
    #expect(ids == ids.sorted())
    #expect(Set(ids).count == 201)
  }

  @Test(arguments: ["2099-01-01T000000Z-7f3a9c", "2099-01-01T000000Z-ffffff", "by-hand", "9"])
  func `A run sorts after one whose clock was ahead`(newest: String) {
    let first = RunID.new(Self.started, after: newest)
    let second = RunID.new(Self.started, after: first)
    #expect(newest < first && first < second)
  }

  @Test func `A run that begins later has the time of its own begin`() {
    let start = Instant(seconds: Self.started.seconds + 61)
    let later = RunID.new(start, after: RunID.new(Self.started))
    #expect(later.dropLast(6) == RunID.new(start).dropLast(6))
  }
}
