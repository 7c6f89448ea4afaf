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

  /// - Parameter patientID: 0 for a fact about no patient.
  func load(_ fact: Fact, of patientID: Int64, _ stamp: SourceStamp?) throws -> FactOutcome {
    let version = version(of: fact, stamp)
    let name = FactName(patientID: patientID, table: fact.table, name: version.name)
    let slot = Slot(patientID: patientID, table: fact.table, rowKey: version.rowKey)
    let known = try tables.versions(of: name)
    if known.isEmpty, try !tables.hasRow(in: slot) {
      try tables.insert(version, of: name)
      try tables.write(version.content, in: slot, recordedAt: version.recordedAt)
      return .loaded
    }
    if let outcome = try settled(version, of: name, among: known, hasOwnTime: stamp != nil) {
      return outcome
    }
    try tables.insert(version, of: name)
    for rowKey in Set(known.map(\.rowKey) + [version.rowKey]) {
      try rebuild(Slot(patientID: patientID, table: fact.table, rowKey: rowKey))
    }
    return .loaded
  }

  /// Makes the rows of a place from what sources said of it.
  func rebuild(_ slot: Slot) throws {
    let timeline = SlotTimeline(try tables.versions(in: slot), in: slot)
    guard slot.table.hasVersions else {
      if let last = timeline.entries.last {
        try tables.write(last.content, in: slot, recordedAt: last.recordedAt)
      }
      return
    }
    let entries = Dictionary(
      uniqueKeysWithValues: timeline.entries.map { ($0.recordedAt, $0.content) })
    for instant in timeline.instants {
      if let content = entries[instant] {
        try tables.write(content, in: slot, recordedAt: instant)
      } else {
        try tables.removeRow(in: slot, recordedAt: instant)
      }
    }
  }

  /// Whether a version adds nothing to those that are known; nil: it does.
  private func settled(
    _ version: StoredVersion, of name: FactName, among known: [StoredVersion], hasOwnTime: Bool
  ) throws -> FactOutcome? {
    let order = VersionOrder(table: name.table)
    guard let newest = known.max(by: order.isOlder) else { return nil }
    let time = hasOwnTime ? version.sourceTime : newest.sourceTime
    // Without a time of its own it is what the last load said, or news.
    if known.contains(where: { $0.sourceTime == time && version.saysTheSame(as: $0) }) {
      return .duplicate
    }
    // With the source's own times as recorded_at, history is being loaded: an older version is a
    // part of it.
    guard !clock.isSources else { return nil }
    let isSame = version.saysTheSame(as: newest)
    if version.sourceTime < newest.sourceTime { return isSame ? .duplicate : .older }
    guard isSame else { return nil }
    try tables.remove(newest, of: name)
    try tables.insert(version.recorded(at: newest.recordedAt), of: name)
    return .duplicate
  }

  private func version(of fact: Fact, _ stamp: SourceStamp?) -> StoredVersion {
    let parts = fact.table.parts
    let rowKey = CellCoding.encode(fact.cells(at: parts.rowKeyPlaces))
    return StoredVersion(
      // A row's key begins with a letter: no name can be taken for one.
      name: fact.name.map { Array("=\($0)".utf8) } ?? rowKey,
      sourceAt: (stamp?.time ?? clock.loadedAt).description,
      nanoseconds: Int64(stamp?.nanoseconds ?? 0), sequence: stamp?.sequence ?? 0, rowKey: rowKey,
      content: CellCoding.encode(fact.cells(at: parts.contentPlaces)),
      recordedAt: clock.recordedAt(stamp).description)
  }
}

extension Fact {
  fileprivate func cells(at places: [Int]) -> [Cell] {
    places.map { $0 < cells.count ? cells[$0] : .null }
  }
}

extension StoredVersion {
  fileprivate func recorded(at instant: String) -> StoredVersion {
    StoredVersion(
      name: name, sourceAt: sourceAt, nanoseconds: nanoseconds, sequence: sequence, rowKey: rowKey,
      content: content, recordedAt: instant)
  }
}
