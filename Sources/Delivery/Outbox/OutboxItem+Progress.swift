package import Monitoring

extension OutboxItem {
  /// Seconds after the first attempt that failed; each further one waits twice as long.
  private static let firstWait: Int64 = 15 * 60
  private static let longestWait: Int64 = 6 * 3600

  /// Whether it waits for an attempt, and the time of it has come.
  ///
  /// A time that is further ahead than any wait was written by a clock that was wrong.
  package func isDue(at now: Instant) -> Bool {
    let wait = (nextAttemptAt ?? queuedAt).seconds - now.seconds
    return !state.isFinal && (wait <= 0 || wait > Self.longestWait)
  }

  /// Ends a mail that was not sent yet: a later run of the day says it better.
  mutating func supersede() {
    state = .superseded
    lastReply = "a later run of the day has replaced it"
  }

  /// Whether a mail tells the same desk what a later run found for the same day. One that was asked
  /// for after that run is sent all the same.
  func isSuperseded(by other: OutboxItem) -> Bool {
    guard let run, let later = other.run, later > run, other.queuedAt >= queuedAt else {
      return false
    }
    return kind == other.kind && siteId == other.siteId && recipient == other.recipient
      && asOf == other.asOf && knownAt == other.knownAt && program == other.program
  }

  /// About to be sent. Where it was being sent before, nobody knows whether it arrived.
  mutating func begin(at now: Instant) {
    if state == .sending { possibleDuplicate = true }
    state = .sending
    attempts += 1
    lastAttemptAt = now
  }

  /// What became of an attempt; `expiry` is how many seconds after it was queued it is given up.
  mutating func end(_ result: SendResult, at now: Instant, expiry: Int64) {
    lastReply = result.detail
    switch result {
    case .accepted: state = .accepted
    case .refused: state = .failed
    case .unsure:
      possibleDuplicate = true
      wait(at: now, expiry)
    case .deferred, .unreachable: wait(at: now, expiry)
    }
  }

  /// Gives the mail up if it is too old; whether it was.
  mutating func expire(at now: Instant, expiry: Int64) -> Bool {
    guard now.seconds - queuedAt.seconds >= expiry else { return false }
    state = .expired
    return true
  }

  private mutating func wait(at now: Instant, _ expiry: Int64) {
    if expire(at: now, expiry: expiry) { return }
    state = .pending
    let doublings = min(max(attempts - 1, 0), 10)
    nextAttemptAt = Instant(
      seconds: now.seconds + min(Self.firstWait << Int64(doublings), Self.longestWait))
  }
}
