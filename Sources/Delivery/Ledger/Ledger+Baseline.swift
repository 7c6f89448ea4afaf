package import Monitoring

extension Ledger {
  /// The earlier runs that a run may be compared with, the best first, so that the next can be
  /// taken where one cannot be read.
  ///
  /// A run of the same rule set, of a day that is not later, that knew less (or as much, of an
  /// earlier day); the latest day comes first, of one day the one that knew most, of those the one
  /// entered last. `knowledge` is the run's known-at; nil: it knows all that is recorded, and is
  /// compared with nights alone, never with a run that looked back or ahead.
  package static func baselines(
    of programID: String, asOf: CivilDate, knowledge: Instant?, in entries: [LedgerEntry]
  ) -> [LedgerEntry] {
    entries.filter { earlier in
      guard earlier.program.id == programID, earlier.asOf <= asOf else { return false }
      guard let knowledge else { return earlier.isNight }
      return earlier.knowledge < knowledge
        || (earlier.knowledge == knowledge && earlier.asOf < asOf)
    }
    .sorted { ($0.asOf, $0.knowledge, $0.entry) > ($1.asOf, $1.knowledge, $1.entry) }
  }

  /// The days before `asOf` that no nightly run was made for: those after the last earlier one.
  ///
  /// nil: there is no such day, or no earlier run. Runs that look back or ahead are none.
  package static func nightsWithout(
    before asOf: CivilDate, in entries: [LedgerEntry]
  ) -> ClosedRange<CivilDate>? {
    let nights = entries.filter { $0.isNight && $0.asOf < asOf }.map(\.asOf)
    guard let last = nights.max(), asOf.days(since: last) > 1,
      let first = CivilDate(dayNumber: Int(last.dayNumber) + 1)
    else { return nil }
    return first...asOf.goingBack(days: 1)
  }
}
