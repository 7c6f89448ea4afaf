internal import Monitoring

/// Which runs are kept: the newest of each of the last days that have runs, and of each of the last
/// months; days and months are those of publication, in UTC.
package struct Retention: Hashable, Sendable {
  /// Days and months that have runs, counted back from the newest.
  package var daily: Int
  package var monthly: Int

  package init(daily: Int, monthly: Int) {
    (self.daily, self.monthly) = (daily, monthly)
  }

  /// The ids to keep of `entries`, which are in the order in which they were entered. The run
  /// entered last is always kept.
  package func kept(_ entries: [LedgerEntry]) -> Set<String> {
    // Nights first, so that a run that looks back does not take the place of its day's night. Of
    // two runs of one second the one entered last is the newer.
    let newestFirst = entries.sorted {
      ($0.isNight ? 1 : 0, $0.publishedAt, $0.entry)
        > ($1.isNight ? 1 : 0, $1.publishedAt, $1.entry)
    }
    let days = Self.firsts(of: newestFirst, daily) { $0.publishedAt.day.dayNumber }
    let months = Self.firsts(of: newestFirst, monthly) { entry in
      let (year, month, _) = entry.publishedAt.day.parts
      return Int32(year * 12 + month)
    }
    return days.union(months).union(entries.last.map { [$0.run] } ?? [])
  }

  /// The first run of each of the first `count` periods.
  private static func firsts(
    of entries: [LedgerEntry], _ count: Int, _ period: (LedgerEntry) -> Int32
  ) -> Set<String> {
    var (seen, kept) = (Set<Int32>(), Set<String>())
    for entry in entries where seen.count < count && seen.insert(period(entry)).inserted {
      kept.insert(entry.run)
    }
    return kept
  }
}
