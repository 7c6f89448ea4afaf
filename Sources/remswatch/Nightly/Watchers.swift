internal import Configuration
internal import Delivery
internal import Monitoring

/// Those outside the program who watch that it runs: an address that is called and a metrics file.
/// Neither ever fails a run; what did not reach them is said in a message.
struct Watchers {
  private let settings: Settings

  init(_ settings: Settings) {
    self.settings = settings
  }

  /// Runs `body` and tells the watchers that it begins and how it ended.
  func watch(_ body: () throws -> NightlyRun.Outcome) throws -> NightlyRun.Outcome {
    ping(.start)
    let (attempt, start) = (Clock.now(), Clock.monotonicSeconds())
    do {
      let outcome = try body()
      ping(.success)
      writeMetrics(attempt, start, outcome.status(failOn: settings.failOn) ?? .published)
      return outcome
    } catch {
      // The run that holds the lock speaks for the night; this one was one too many.
      if case DeliveryError.locked = error { throw error }
      ping(.fail)
      writeMetrics(attempt, start, ExitStatus(error) ?? .internalError)
      throw error
    }
  }

  private func ping(_ event: Ping.Event) {
    guard let address = settings.pingURL?.address else { return }
    if let failure = Ping.send(address, event) { Messages.remark("\(failure)") }
  }

  private func writeMetrics(_ attempt: Instant, _ start: Double, _ status: ExitStatus) {
    guard let path = settings.metricsFile else { return }
    let entries = (try? Ledger.entries(settings.output)) ?? []
    let newest = entries.last { $0.knownAt == nil }
    var metrics = Metrics(
      lastSuccess: newest?.publishedAt, lastAttempt: attempt, exitCode: status.rawValue,
      durationSeconds: Clock.monotonicSeconds() - start)
    metrics.ledgerEntries = entries.count
    metrics.patients = newest?.judged ?? [:]
    metrics.unmet = newest?.unmetByPriority ?? [:]
    metrics.newGaps = newest?.changes["new"]
    metrics.resolvedGaps = newest?.changes["resolved"]
    do { try metrics.write(path) } catch { Messages.remark("\(error)") }
  }
}

extension LedgerEntry {
  fileprivate var unmetByPriority: [String: Int] {
    Dictionary(
      uniqueKeysWithValues: Priority.allCases.compactMap { priority in
        work[WorkWords.priority(priority)].map { ("\(priority.rawValue)", $0) }
      })
  }
}

/// The keys of what is left to do, in manifest and ledger.
enum WorkWords {
  static func priority(_ priority: Priority) -> String { "priority_\(priority.rawValue)" }
}
