internal import Feeds
internal import PatientSchema
internal import PatientStore

/// What one record states of one group, or of one fact that its row's key names.
struct StatedFacts {
  let table: Table
  /// Nil: a single fact that its row's key names.
  let group: FactGroup?
  /// Whether the source has but one group of that name.
  let isOfSource: Bool
  private(set) var versions: [StoredVersion] = []
  /// Whether it matters only where something of the group is known.
  private(set) var onlyTakesBack = true

  /// The name of the group's head, or of the fact.
  var head: [UInt8] { group?.head ?? versions.first?.name ?? [] }

  /// Whether the group is stated as a whole.
  var isWhole: Bool { group != nil && versions.contains { $0.name == head } }

  func contains(_ name: [UInt8]) -> Bool { versions.contains { $0.name == name } }
}

extension StatedFacts {
  /// What each version has besides its fact.
  struct Time {
    let sourceAt: String
    let nanoseconds: Int64
    let sequence: Int64
    let recordedAt: String
  }

  /// The facts of a record, those of a group together. Facts of one record are never versions of each
  /// other: of equal titles the second is told apart.
  ///
  /// - Parameter source: within which names of the scope `source` mean one thing.
  static func of(_ facts: [Fact], at time: Time, in source: String) -> [StatedFacts] {
    var (all, counts): ([StatedFacts], [FactTitle: Int]) = ([], [:])
    for fact in facts {
      let group = fact.title.map { Self.group(of: $0, fact.table, in: source) }
      if group == nil || all.last?.group != group {
        all.append(
          StatedFacts(
            table: fact.table, group: group, isOfSource: fact.title?.scope == .source))
      }
      var repeated = 0
      if let title = fact.title, !fact.cells.isEmpty {
        repeated = counts[title, default: 0]
        counts[title] = repeated + 1
      }
      all[all.count - 1].add(fact, at: time, repeated: repeated)
    }
    return all
  }

  private mutating func add(_ fact: Fact, at time: Time, repeated: Int) {
    let parts = fact.table.parts
    onlyTakesBack = onlyTakesBack && fact.onlyTakesBack
    let isAbsent = fact.cells.isEmpty
    let rowKey = isAbsent ? [] : CellCoding.encode(fact.cells(at: parts.rowKeyPlaces))
    var name = rowKey
    if let group, let title = fact.title {
      name = group.head + Array(title.part.utf8)
      if repeated > 0 { name += Array(" \(repeated + 1)".utf8) }
    }
    versions.append(
      StoredVersion(
        name: name, sourceAt: time.sourceAt, nanoseconds: time.nanoseconds,
        sequence: time.sequence, rowKey: rowKey,
        content: isAbsent
          ? StoredVersion.absence : CellCoding.encode(fact.cells(at: parts.contentPlaces)),
        recordedAt: time.recordedAt))
  }

  /// A row's key begins with a letter: no title can be taken for one. The separators are those of
  /// ASCII, which no order or resource has in its name.
  static func group(of title: FactTitle, _ table: Table, in source: String) -> FactGroup {
    let within = title.scope == .source && !source.isEmpty ? source + "\u{1E}" : ""
    return FactGroup(table: table, head: Array("=\(within)\(title.group)\u{1F}".utf8))
  }
}

extension FactName {
  /// The group that the fact is of; nil where its row's key names it.
  var group: FactGroup? {
    guard name.first == UInt8(ascii: "="), let end = name.firstIndex(of: 0x1F) else { return nil }
    return FactGroup(table: table, head: Array(name[...end]))
  }
}

extension Fact {
  fileprivate func cells(at places: [Int]) -> [Cell] {
    places.map { $0 < cells.count ? cells[$0] : .null }
  }
}
