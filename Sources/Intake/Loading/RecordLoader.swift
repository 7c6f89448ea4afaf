internal import Feeds
internal import Monitoring
internal import PatientSchema
internal import PatientStore

/// Loads one record after another into the tables of a transaction.
struct RecordLoader {
  static let older = "older than what is known"
  private static let withoutTime = "it states no time of its own, which --recorded-at message needs"
  private static let nothingRead = "no part of it could be read"
  /// Sets of keys whose patient is remembered; it bounds the memory.
  private static let remembered = 10_000

  private let tables: IntakeTables
  private let identity: PatientIdentity
  private let facts: FactLoader
  private let clock: LoadClock
  private var register: PatientRegister
  private var numbers: [[PatientKey]: Int64] = [:]

  init(tables: IntakeTables, clock: LoadClock, rules: IdentityRules) {
    self.tables = tables
    self.clock = clock
    identity = PatientIdentity(tables: tables, rules: rules)
    facts = FactLoader(tables: tables, clock: clock)
    register = PatientRegister(tables: tables, identity: identity, clock: clock)
  }

  /// Loads what a record states. A record that is refused changes nothing.
  mutating func load(
    _ statement: Statement, _ parts: inout PartCounts
  ) throws -> RecordOutcome {
    if clock.isSources, statement.stamp == nil { return .refused(reason: Self.withoutTime) }
    if statement.isEmpty, statement.findings.contains(where: \.isRefusal) {
      return .refused(reason: Self.nothingRead)
    }
    do {
      return try loadChecked(statement, &parts)
    } catch let refusal as IdentityRefusal {
      return .refused(reason: refusal.rawValue)
    }
  }

  /// Writes what is held back; to be called once, at the end.
  mutating func finish() throws {
    try register.flush()
  }

  private mutating func loadChecked(
    _ statement: Statement, _ parts: inout PartCounts
  ) throws -> RecordOutcome {
    var (patientID, isNews) = (Int64(0), false)
    if !statement.patient.isEmpty {
      (patientID, isNews) = try patient(of: statement)
    } else if statement.facts.contains(where: \.table.isAboutPatient) {
      throw IdentityRefusal.noPatient
    }
    let before = parts
    for fact in Self.named(statement.facts) {
      parts.add(try facts.load(fact, of: patientID, statement.stamp))
    }
    if isNews || parts.loaded > before.loaded { return .loaded }
    return parts.older > before.older ? .skipped(reason: Self.older) : .duplicate
  }

  /// Facts of one record are never versions of each other: of equal names the second is told apart.
  private static func named(_ facts: [Fact]) -> [Fact] {
    var counts: [String: Int] = [:]
    return facts.map { fact in
      guard let name = fact.name else { return fact }
      let count = counts[name, default: 0]
      counts[name] = count + 1
      return count == 0
        ? fact : Fact(table: fact.table, cells: fact.cells, name: "\(name) \(count + 1)")
    }
  }

  /// The patient's number, and whether anything about who it is was new.
  private mutating func patient(of statement: Statement) throws -> (Int64, isNews: Bool) {
    if statement.merged.isEmpty, let number = numbers[statement.patient] {
      if try register.contradicts(statement.demographics, number) {
        throw IdentityRefusal.birthDateDiffers
      }
      return (number, try take(statement, number, isChanged: false))
    }
    try checkBirthDates(statement)
    let match = try identity.match(statement.patient, prior: statement.merged)
    try join(match)
    if numbers.count >= Self.remembered { numbers.removeAll(keepingCapacity: true) }
    numbers[statement.patient] = match.patientID
    let isNews = try take(statement, match.patientID, isChanged: match.isChanged)
    return (match.patientID, isNews || match.isChanged)
  }

  private mutating func take(
    _ statement: Statement, _ patientID: Int64, isChanged: Bool
  ) throws -> Bool {
    try register.take(
      statement.demographics, of: patientID, statement.stamp, isChanged: isChanged)
  }

  private mutating func join(_ match: PatientIdentity.Match) throws {
    guard !match.joined.isEmpty else { return try identity.join(match) }
    numbers.removeAll()
    // What is held back is written while each patient still has keys to be printed by.
    try register.flush()
    try identity.join(match)
    let joiner = PatientJoiner(tables: tables, facts: facts)
    for old in match.joined { try joiner.move(from: old, to: match.patientID) }
  }

  /// All that the keys lead to, and what the source says, must have been born on one day.
  private mutating func checkBirthDates(_ statement: Statement) throws {
    var known: Set<Cell> = []
    for id in try identity.patients(of: statement.patient + statement.merged) {
      if try register.contradicts(statement.demographics, id) {
        throw IdentityRefusal.birthDateDiffers
      }
      if let day = try register.birthDate(of: id), day != .null { known.insert(day) }
    }
    if known.count > 1 { throw IdentityRefusal.birthDateDiffers }
  }
}

extension Statement {
  /// Whether nothing in it could change the database.
  fileprivate var isEmpty: Bool {
    facts.isEmpty && merged.isEmpty && demographics == Demographics()
  }
}
