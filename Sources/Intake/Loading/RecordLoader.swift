internal import Feeds
internal import Monitoring
internal import PatientSchema
internal import PatientStore

/// Loads one record after another into the tables of a transaction.
struct RecordLoader {
  static let older = "older than what is known"
  private static let withoutTime = "it states no time of its own, which --recorded-at message needs"
  private static let takesNothingBack = "it takes back what is not known"
  private static let nothingRead = "no part of it could be read"
  /// Sets of keys whose patient is remembered; it bounds the memory.
  private static let remembered = 50_000

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
    facts = FactLoader(tables: tables, clock: clock, source: rules.source)
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
    if statement.onlyTakesBack { return try takeBack(statement, &parts) }
    if !statement.patient.isEmpty {
      (patientID, isNews) = try patient(of: statement)
    } else if statement.facts.contains(where: \.table.isAboutPatient) {
      return try takeBack(statement, &parts)
    }
    parts = try facts.load(statement.facts, of: patientID, statement.stamp)
    if isNews || parts.isChange { return .loaded }
    if parts.older > 0 { return .skipped(reason: Self.older) }
    guard let left = statement.onlyFinding else { return .duplicate }
    return .skipped(reason: left.reason)
  }

  /// What a source takes back may be known by its title alone; nobody is entered as a patient for it.
  private func takeBack(
    _ statement: Statement, _ parts: inout PartCounts
  ) throws -> RecordOutcome {
    guard statement.facts.allSatisfy({ $0.cells.isEmpty && $0.title?.scope == .source }) else {
      throw IdentityRefusal.noPatient
    }
    for patientID in try facts.owners(of: statement.facts) {
      let taken = try facts.load(statement.facts, of: patientID, statement.stamp)
      parts.isChange = parts.isChange || taken.isChange
    }
    if parts.isChange { return .loaded }
    return .skipped(reason: statement.findings.first?.reason ?? Self.takesNothingBack)
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
    let joiner = PatientJoiner(tables: tables)
    for old in match.joined { try joiner.move(from: old, to: match.patientID) }
  }

  /// All that the keys lead to, and what the source says, must have been born on one day.
  private mutating func checkBirthDates(_ statement: Statement) throws {
    var known: Set<Cell> = []
    for id in try identity.patients(of: statement.patient + statement.merged) {
      if try register.contradicts(statement.demographics, id) {
        throw IdentityRefusal.birthDateDiffers
      }
      if let day = try register.birthDate(of: id), day != .null,
        !PatientRegister.corrects(statement.demographics, day)
      {
        known.insert(day)
      }
    }
    if known.count > 1 { throw IdentityRefusal.birthDateDiffers }
  }
}

extension Statement {
  /// Whether nothing in it could change the database.
  fileprivate var isEmpty: Bool {
    facts.isEmpty && merged.isEmpty && demographics == Demographics()
  }

  /// Whether it matters only where something of its titles is known.
  fileprivate var onlyTakesBack: Bool { !facts.isEmpty && facts.allSatisfy(\.onlyTakesBack) }

  /// Why nothing of it was for the database, where it states nothing else.
  fileprivate var onlyFinding: PartFinding? {
    guard merged.isEmpty, demographics == Demographics(), facts.allSatisfy(\.cells.isEmpty) else {
      return nil
    }
    return findings.first
  }
}
