package import Monitoring

/// Stops a run that read far fewer rows than the last one: half a database looks like a clinic
/// where everybody is up to date.
package enum CountGuard {
  /// Throws `countFell` for the first table that lost more than `percent` of its rows.
  package static func check(_ read: ReadStamp, against last: ReadStamp?, percent: Int)
    throws(DeliveryError)
  {
    guard let last else { return }
    let tables = [
      ("patients", last.patients, read.patients), ("infusions", last.infusions, read.infusions),
      ("observations", last.observations, read.observations),
    ]
    for (table, before, now) in tables where (before - now) * 100 > before * percent {
      throw .countFell(table: table, from: before, to: now)
    }
  }
}

/// Stops a run whose clock cannot be right: what is due depends on the day.
package enum ClockGuard {
  /// Days without a run after which the clock is doubted; longer than any outage of a nightly job
  /// should last.
  private static let mostDays: Int64 = 40

  /// Throws `clockImplausible` where `now` is earlier than the last run, or more than 40 days later.
  package static func check(_ now: Instant, against last: Instant?) throws(DeliveryError) {
    guard let last else { return }
    guard now >= last, now.seconds - last.seconds <= mostDays * 86_400 else {
      throw .clockImplausible(now: now, newest: last)
    }
  }
}
