internal import Feeds
internal import Monitoring
internal import PatientSchema
internal import PatientStore

/// What became of one fact.
enum FactOutcome: Hashable {
  case loaded
  /// It is known already.
  case duplicate
  /// A newer version is known; this one changes nothing.
  case older
}

/// Writes facts as versions, and the rows that follow from them.
struct FactLoader {
  let tables: IntakeTables
  let clock: LoadClock
  /// Within which names that a source has but once mean one thing.
  let source: String
  private var rows: SlotRows { SlotRows(tables: tables) }

  /// - Parameter patientID: 0 for facts about no patient.
  func load(
    _ facts: [Fact], of patientID: Int64, _ stamp: SourceStamp?
  ) throws -> PartCounts {
    var parts = PartCounts()
    for stated in StatedFacts.of(facts, at: time(stamp), in: source) {
      try load(stated, of: patientID, hasOwnTime: stamp != nil, &parts)
    }
    return parts
  }

  /// Everyone of whom the source stated what the facts take back, in the order of their numbers.
  func owners(of facts: [Fact]) throws -> [Int64] {
    let groups = facts.compactMap { fact in
      fact.title.map { StatedFacts.group(of: $0, fact.table, in: source) }
    }
    return Set(try groups.flatMap { try tables.owners(of: $0) }).sorted()
  }

  private func time(_ stamp: SourceStamp?) -> StatedFacts.Time {
    StatedFacts.Time(
      sourceAt: (stamp?.time ?? clock.loadedAt).description,
      nanoseconds: Int64(stamp?.nanoseconds ?? 0), sequence: stamp?.sequence ?? 0,
      recordedAt: clock.recordedAt(stamp).description)
  }

  private func load(
    _ stated: StatedFacts, of patientID: Int64, hasOwnTime: Bool, _ parts: inout PartCounts
  ) throws {
    let known = try KnownFacts(stated, of: patientID, in: tables)
    guard !known.isEmpty else { return try loadFirst(stated, known, &parts) }
    let decision = VersionDecision(
      table: stated.table, isHistory: clock.isSources, hasOwnTime: hasOwnTime,
      mayMoveTimes: !known.hasMore(than: stated))
    var slots: Set<Slot> = []
    var isChanged = false
    for version in stated.versions {
      let versions = known.versions(of: version.name)
      let outcome = decision.outcome(of: version, among: versions)
      if !version.isAbsence { parts.add(outcome.fact) }
      let fact = known.fact(version.name)
      switch outcome {
      case .known, .older: break
      case .restated(let newest):
        try tables.remove(newest, of: fact)
        try tables.insert(version.recorded(at: newest.recordedAt), of: fact)
      case .news:
        if let omission = versions.first(where: version.replaces) {
          try tables.remove(omission, of: fact)
        }
        try tables.insert(version, of: fact)
        slots.formUnion((versions + [version]).slots(of: fact))
        isChanged = true
      }
    }
    guard isChanged else { return }
    if let group = stated.group { slots.formUnion(try close(group, known)) }
    try rows.rebuild(slots, of: patientID)
    parts.isChange = parts.isChange || !slots.isEmpty
  }

  /// Most facts are stated for the first time.
  private func loadFirst(
    _ stated: StatedFacts, _ known: KnownFacts, _ parts: inout PartCounts
  ) throws {
    guard !stated.onlyTakesBack else { return }
    if let group = stated.group, stated.isOfSource {
      try tables.addOwner(known.patientID, of: group)
    }
    for version in stated.versions {
      try tables.insert(version, of: known.fact(version.name))
      guard !version.isAbsence else { continue }
      parts.add(.loaded)
      let slot = known.slot(version)
      if try slot.table == .standing || tables.hasRow(in: slot) {
        try rows.rebuild([slot], of: known.patientID)
      } else {
        try tables.write(version.content, in: slot, recordedAt: version.recordedAt)
      }
    }
  }

  private func close(_ group: FactGroup, _ known: KnownFacts) throws -> Set<Slot> {
    if known.isOfSource { try tables.addOwner(known.patientID, of: group) }
    return try GroupClosing(tables: tables).close(group, of: known.patients)
  }
}

extension StoredVersion {
  func recorded(at instant: String) -> StoredVersion {
    StoredVersion(
      name: name, sourceAt: sourceAt, nanoseconds: nanoseconds, sequence: sequence, rowKey: rowKey,
      content: content, recordedAt: instant)
  }
}
