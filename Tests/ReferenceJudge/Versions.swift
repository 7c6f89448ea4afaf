/// A fact of which later rows may be versions: monitoring.md 2.
protocol VersionedFact {
  associatedtype Key: Hashable
  /// The row's key but for `recorded_at`.
  var key: Key { get }
  var recordedAt: Instant { get }
}

/// The readable rows recorded by `knownAt`. A row that `read` cannot read does not exist.
func existingFacts<Fact>(
  _ rows: [RawRow], knownAt: Instant?, read: (RawRow, Instant) -> Fact?
) -> [Fact] {
  var facts: [Fact] = []
  for row in rows {
    guard let recordedAt = row.recordedAt else { continue }
    if let knownAt, recordedAt > knownAt { continue }
    if let fact = read(row, recordedAt) { facts.append(fact) }
  }
  return facts
}

/// The latest version of each fact.
func latestVersions<Fact: VersionedFact>(_ facts: [Fact]) -> [Fact] {
  allVersions(facts).map { versions in versions[versions.count - 1] }
}

/// The versions of each fact, in the order they were recorded.
func allVersions<Fact: VersionedFact>(_ facts: [Fact]) -> [[Fact]] {
  var versions: [Fact.Key: [Fact]] = [:]
  for fact in facts { versions[fact.key, default: []].append(fact) }
  return versions.values.map { ofOneFact in
    ofOneFact.sorted { $0.recordedAt < $1.recordedAt }
  }
}
