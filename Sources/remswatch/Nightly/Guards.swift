internal import Delivery
internal import Monitoring

/// What stops a run that would be believed though it should not be.
struct Guards {
  /// The fall of rows since the newest run, in percent, that is still believed; nil: any is.
  var largestFallPercent: Int?
  /// Whether the day asked about comes from the clock, which must then be right.
  var trustsClock: Bool

  func check(clock now: Instant, _ history: RunHistory) throws(DeliveryError) {
    if trustsClock { try ClockGuard.check(now, against: history.newest?.publishedAt) }
  }

  func check(counts reads: ReadCounts, _ history: RunHistory) throws(DeliveryError) {
    guard let largestFallPercent else { return }
    try CountGuard.check(
      ReadStamp(reads), against: history.newest?.read, percent: largestFallPercent)
  }
}
