internal import Feeds
package import Monitoring

/// When remswatch learned what it loads.
package struct LoadClock: Hashable, Sendable {
  /// The instant of the load, one for all of it.
  package let loadedAt: Instant
  /// Whether a fact counts as recorded at its source's own time, to load history.
  package let isSources: Bool

  package init(loadedAt: Instant, isSources: Bool) {
    self.loadedAt = loadedAt
    self.isSources = isSources
  }

  /// The same, at least a second after an earlier load: of two versions with equal source times the
  /// one that was loaded later holds.
  func after(_ earlier: Instant?) -> LoadClock {
    guard let earlier, earlier >= loadedAt else { return self }
    return LoadClock(loadedAt: Instant(seconds: earlier.seconds + 1), isSources: isSources)
  }

  func recordedAt(_ stamp: SourceStamp?) -> Instant {
    isSources ? stamp?.time ?? loadedAt : loadedAt
  }
}
