import Delivery
import Monitoring
import Testing

/// What stops a run before it misleads.
@Suite struct GuardTests {
  private let last = ReadStamp(patients: 200, infusions: 1000, observations: 50_000)

  @Test(arguments: [
    (180, 900, 45_000, nil), (179, 900, 45_000, "patients"), (180, 899, 45_000, "infusions"),
    (180, 900, 44_999, "observations"), (0, 0, 0, "patients"), (400, 2000, 90_000, nil),
    (200, 1000, 0, "observations"),
  ])
  func `A fall by more than the share stops a run, one by the share does not`(
    _ patients: Int, _ infusions: Int, _ observations: Int, _ table: String?
  ) {
    let read = ReadStamp(patients: patients, infusions: infusions, observations: observations)
    let counts = ["patients": (200, patients), "infusions": (1000, infusions)]
    do throws(DeliveryError) {
      try CountGuard.check(read, against: last, percent: 10)
      #expect(table == nil)
    } catch {
      let (from, to) = counts[table ?? ""] ?? (50_000, observations)
      #expect(error == .countFell(table: table ?? "", from: from, to: to))
      #expect(error.description.contains("--accept-counts"))
    }
  }

  @Test func `A first run and a share of 100 stop nothing`() throws {
    let nothing = ReadStamp(patients: 0, infusions: 0, observations: 0)
    try CountGuard.check(nothing, against: nil, percent: 10)
    try CountGuard.check(nothing, against: last, percent: 100)
    try CountGuard.check(nothing, against: nothing, percent: 0)
    #expect(throws: DeliveryError.self) {
      try CountGuard.check(nothing, against: last, percent: 99)
    }
  }

  @Test(arguments: [
    (-1, false), (0, true), (1, true), (40 * 86_400, true), (40 * 86_400 + 1, false),
  ])
  func `A clock before the last run or 40 days after it is refused`(
    _ seconds: Int64, _ isAccepted: Bool
  ) {
    let last = Instant(seconds: 1_795_000_000)
    let now = Instant(seconds: last.seconds + seconds)
    do throws(DeliveryError) {
      try ClockGuard.check(now, against: last)
      #expect(isAccepted)
    } catch {
      #expect(!isAccepted)
      for word in ["\(now)", "\(last)", "--as-of"] { #expect("\(error)".contains(word)) }
    }
    #expect(throws: Never.self) { try ClockGuard.check(now, against: nil) }
  }
}
