package import Monitoring

extension OutboxItem {
  /// Seconds after the first attempt that failed; each further one waits twice as long.
  private static let firstWait: Int64 = 15 * 60
  private static let longestWait: Int64 = 6 * 3600

  /// Whether it waits for an attempt, and the time of it has come.
  package func isDue(at now: Instant) -> Bool {
    !state.isFinal && (nextAttemptAt ?? queuedAt) <= now
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
