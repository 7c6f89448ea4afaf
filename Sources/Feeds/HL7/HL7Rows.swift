/// The rows of a report, each key once.
struct HL7Rows {
  private var rows: [HL7Row] = []
  private(set) var findings: [PartFinding] = []
  /// What there is no row of, whatever was reported before.
  private var withdrawn: [FactTitle] = []
  private var places: [HL7Row.Key: Int] = [:]

  /// Adds a row; of two of one key, the one that counts is kept, or else the first.
  mutating func add(_ row: HL7Row) {
    guard let index = places[row.key] else {
      places[row.key] = rows.count
      rows.append(row)
      return
    }
    let isBetter = row.rank > rows[index].rank
    let other = isBetter ? rows[index] : row
    leave(other.place, "same analyte again in this report", false)
    if isBetter { rows[index] = row }
    // A result that does not stand any more must not go on standing behind the one that is kept.
    if let title = other.title, !HL7Status.counts(other.status) { withdraw(title) }
  }

  /// Says that there is no row of a title, unless one is added.
  mutating func withdraw(_ title: FactTitle) {
    withdrawn.append(title)
  }

  /// Notes what became no row.
  mutating func leave(_ place: Place, _ reason: String, _ isRefusal: Bool) {
    findings.append(PartFinding(place: place, reason: reason, isRefusal: isRefusal))
  }

  /// The facts, those of a group together, as they are stored.
  ///
  /// Results that share a title, such as those of two days, have none: whether the next report is of
  /// the one or the other it does not tell. What had the title alone before is one of them now.
  var facts: [Fact] {
    let counts = Dictionary(rows.compactMap(\.title).map { ($0, 1) }, uniquingKeysWith: +)
    let shared = rows.compactMap(\.title).filter { counts[$0, default: 0] > 1 }
    var named = Set(counts.keys).subtracting(shared)
    var facts = rows.map { row in
      var row = row
      row.title = row.title.flatMap { named.contains($0) ? $0 : nil }
      return row.fact
    }
    for title in shared + withdrawn where named.insert(title).inserted {
      facts.append(.absent(.observation, title))
    }
    return Self.together(facts)
  }

  private static func together(_ facts: [Fact]) -> [Fact] {
    var (groups, places): ([[Fact]], [String: Int]) = ([], [:])
    for fact in facts {
      if let group = fact.title?.group, let place = places[group] {
        groups[place].append(fact)
        continue
      }
      if let group = fact.title?.group { places[group] = groups.count }
      groups.append([fact])
    }
    return groups.flatMap { $0 }
  }
}
