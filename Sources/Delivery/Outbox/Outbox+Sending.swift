package import Monitoring

extension Outbox {
  /// How a flush is done.
  package struct Flush {
    /// Attempts at most.
    package var most: Int
    /// Seconds after which a mail that could not be delivered is given up.
    package var expiry: Int64
    /// Whether mails that wait for a later attempt are tried too.
    package var isImpatient: Bool
    /// nil: mails of every kind.
    package var kind: OutboxItem.Kind?
    package var clock: () -> Instant

    package init(most: Int, expiry: Int64, isImpatient: Bool, clock: @escaping () -> Instant) {
      (self.most, self.expiry, self.isImpatient, self.clock) = (most, expiry, isImpatient, clock)
    }
  }

  /// What came of a flush.
  package struct Flushed: Hashable, Sendable {
    package var accepted = 0
    /// Refused for good now.
    package var failed: [OutboxItem] = []
    /// Given up now.
    package var expired: [OutboxItem] = []
    /// Attempts that failed and will be repeated.
    package var deferred: [OutboxItem] = []
    /// Mails that may have arrived twice, by an attempt that was broken off.
    package var possibleDuplicates = 0
    /// What was not tried: it waits for a later time, or for the next flush.
    package var waiting = 0
    /// Mails whose state cannot be read, by the paths of their states.
    package var damaged: [String] = []
    /// Why no more mails were tried; nil: all were.
    package var stoppedBecause: String?

    package init() {}
  }

  /// Failures of the server, one after the other, after which the rest waits for the next flush:
  /// one mail that makes a server hang must not hold the others up, and a server that is down need
  /// not be asked for each of them.
  private static let mostServerFailures = 3

  /// Sends what is due in the order in which it was queued, so that no desk gets an older report
  /// after a newer one, and ends what a later run of the day has replaced.
  package func flush(_ how: Flush, _ send: (OutboxItem, [UInt8]) -> SendResult)
    throws(DeliveryError) -> Flushed
  {
    var flushed = Flushed()
    clearUnfinished(.sendMail)
    let start = how.clock()
    let (entries, damaged) = try endSuperseded()
    let waiting = entries.filter { how.kind == nil || $0.item.kind == how.kind }
    flushed.damaged = damaged
    let due = waiting.filter { how.isImpatient || $0.item.isDue(at: start) }
      .sorted { Self.rank($0.item) < Self.rank($1.item) }
    flushed.waiting = waiting.count - due.count
    var failures = 0
    for (place, entry) in due.enumerated() {
      guard place < how.most, failures < Self.mostServerFailures else {
        let isLimit = place >= how.most
        flushed.stoppedBecause =
          isLimit ? "the limit of \(how.most) is reached" : "the server failed \(failures) times"
        try leave(due[place...], isLimit: isLimit, how, &flushed)
        break
      }
      let result = try attempt(entry, how, send, &flushed)
      failures = result.isOfServer ? failures + 1 : 0
    }
    try putDoneAside()
    return flushed
  }

  /// What waits but for mails that a later run has replaced, which end now.
  private func endSuperseded() throws(DeliveryError) -> (entries: [Entry], damaged: [String]) {
    let (entries, damaged) = waiting()
    guard let oldest = entries.compactMap(\.item.run).min() else { return (entries, damaged) }
    let batches = Self.batches(doneFolder).filter { $0.dropFirst(doneFolder.count + 1) > oldest }
    let others = entries.map(\.item) + batches.flatMap { Self.items($0) }
    var left: [Entry] = []
    for var entry in entries {
      if others.contains(where: entry.item.isSuperseded) {
        entry.item.supersede()
        try record(entry)
      } else {
        left.append(entry)
      }
    }
    return (left, damaged)
  }

  /// Leaves mails to the next flush; where it is the server that fails, those that are too old are
  /// given up untried.
  private func leave(
    _ entries: ArraySlice<Entry>, isLimit: Bool, _ how: Flush, _ flushed: inout Flushed
  ) throws(DeliveryError) {
    for entry in entries {
      var entry = entry
      if !isLimit, entry.item.expire(at: how.clock(), expiry: how.expiry) {
        try record(entry)
        flushed.expired.append(entry.item)
      } else {
        flushed.waiting += 1
      }
    }
  }

  private func attempt(
    _ entry: Entry, _ how: Flush, _ send: (OutboxItem, [UInt8]) -> SendResult,
    _ flushed: inout Flushed
  ) throws(DeliveryError) -> SendResult {
    var entry = entry
    entry.item.begin(at: how.clock())
    try record(entry)
    if entry.item.possibleDuplicate == true { flushed.possibleDuplicates += 1 }
    let result = deliver(entry, send)
    entry.item.end(result, at: how.clock(), expiry: how.expiry)
    try record(entry)
    flushed.add(entry.item)
    return result
  }

  /// A text that is gone will not come back; one that cannot be read may.
  private func deliver(_ entry: Entry, _ send: (OutboxItem, [UInt8]) -> SendResult) -> SendResult {
    do throws(DeliveryError) {
      guard let message = try message(entry) else { return .refused("its text is gone") }
      return send(entry.item, message)
    } catch {
      return .deferred("its text cannot be read (\(SendResult.printable(error.reason)))")
    }
  }

  private static func rank(_ item: OutboxItem) -> (Int64, Int, String) {
    (item.queuedAt.seconds, item.attempts, item.id)
  }
}

extension Outbox.Flushed {
  fileprivate mutating func add(_ item: OutboxItem) {
    switch item.state {
    case .accepted: accepted += 1
    case .failed: failed.append(item)
    case .expired: expired.append(item)
    // It ended before any attempt.
    case .superseded: break
    case .pending, .sending: deferred.append(item)
    }
  }

  /// What a second flush came to as well, which looked at all that the first one left.
  package mutating func add(_ next: Self) {
    accepted += next.accepted
    failed += next.failed
    expired += next.expired
    deferred += next.deferred
    possibleDuplicates += next.possibleDuplicates
    stoppedBecause = stoppedBecause ?? next.stoppedBecause
  }

  /// Whether an attempt was made.
  package var hasTried: Bool { accepted + failed.count + expired.count + deferred.count > 0 }

  /// Whether there is a mail that nobody took and that should have been taken by now: one that waits
  /// for its next attempt is none.
  package var isIncomplete: Bool {
    stoppedBecause != nil || !damaged.isEmpty || !failed.isEmpty || !expired.isEmpty
      || !deferred.isEmpty
  }
}
