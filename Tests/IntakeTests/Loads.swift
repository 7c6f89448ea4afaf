import ClinicHarness
import Feeds
import Foundation
import GRDB
import Intake
import Monitoring
import PatientStore

/// Loads statements into a database of its own, and says what is in it then.
struct Loads {
  let path: String

  init(in folder: String, _ name: String = "patients.db") throws {
    path = folder + "/" + name
    try IntakeDatabase(path: path, isNew: true).close()
    try Data().write(to: URL(fileURLWithPath: path + ".hl7"))
  }

  /// Loads one source's records as a file.
  @discardableResult
  func load(
    _ statements: [Statement], at instant: String = "2025-06-01T00:00:00Z",
    asOfSource: Bool = false, rules: IdentityRules = IdentityRules()
  ) throws -> FileSummary {
    let records = statements.enumerated().map {
      FeedRecord(place: Place(line: $0.offset + 1), content: .statement($0.element))
    }
    return try load(records: records, at: instant, asOfSource: asOfSource, rules: rules)
  }

  @discardableResult
  func load(
    records: [FeedRecord], at instant: String = "2025-06-01T00:00:00Z", asOfSource: Bool = false,
    rules: IdentityRules = IdentityRules(), failure: FeedError? = nil
  ) throws -> FileSummary {
    let clock = LoadClock(
      loadedAt: Instant(rfc3339: instant) ?? Instant(seconds: 0), isSources: asOfSource)
    let loader = try FileLoader(
      database: try IntakeDatabase(path: path, isNew: false), clock: clock, rules: rules)
    var feed = ArrayFeed(records, failure: failure)
    let summary = try loader.load(path + ".hl7", format: "hl7", &feed) { _ in }
    try loader.finish()
    return summary
  }

  /// Enters into the log that a source was refused.
  func enter(_ error: FeedError) throws {
    let clock = LoadClock(loadedAt: Instant(seconds: 0), isSources: false)
    let loader = try FileLoader(
      database: try IntakeDatabase(path: path, isNew: false), clock: clock, rules: IdentityRules())
    try loader.enter(error, of: "/feeds/file.hl7", format: "hl7")
    try loader.finish()
  }

  /// Every row of every table but the log, whose loads differ.
  func dump() throws -> [String] {
    try rows(of: Table.allCases.map(\.rawValue) + ["patient_key", "source_version", "fact_owner"])
  }

  func rows(of tables: [String]) throws -> [String] {
    let queue = try DatabaseQueue(path: path)
    return try queue.read { db in
      try tables.flatMap { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"").map { row in
          "\(table): " + row.map { "\($0.1.storage.value ?? "NULL")" }.joined(separator: "|")
        }.sorted()
      }
    }
  }

  func execute(_ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in try db.execute(sql: sql) }
  }

  func value(_ sql: String) throws -> String? {
    let queue = try DatabaseQueue(path: path)
    return try queue.read { db in try String.fetchOne(db, sql: sql) }
  }
}

/// A source that is an array.
struct ArrayFeed: Feed {
  private var records: ArraySlice<FeedRecord>
  private let failure: FeedError?

  init(_ records: [FeedRecord], failure: FeedError? = nil) {
    self.records = records[...]
    self.failure = failure
  }

  mutating func next() throws(FeedError) -> FeedRecord? {
    if let record = records.popFirst() { return record }
    if let failure { throw failure }
    return nil
  }
}

extension Statement {
  /// What a laboratory states of one result.
  static func result(
    _ code: String = "2160-0", on day: String = "2025-03-01", of number: String = "1",
    at time: String? = nil, status: String = "F", value: Double? = 1, name: String? = nil,
    specimen: String = ""
  ) -> Statement {
    var statement = Statement()
    statement.patient = [PatientKey(kind: .recordNumber, number: number)]
    statement.stamp = time.flatMap { Instant(rfc3339: $0) }.map { SourceStamp(time: $0) }
    statement.facts = [
      Fact(
        table: .observation,
        cells: [
          .null, .text(day), .text(specimen), .text(code), .null, .text(status),
          value.map { .real($0) } ?? .null, .null, .text("mg/dL"),
        ], title: name.map { FactTitle(group: $0) })
    ]
    return statement
  }

  /// What a registration states.
  static func registration(
    _ keys: [PatientKey], family: String = "Roe", born: String? = "1980-01-02",
    at time: String? = nil
  ) -> Statement {
    var statement = Statement()
    statement.patient = keys
    statement.stamp = time.flatMap { Instant(rfc3339: $0) }.map { SourceStamp(time: $0) }
    statement.demographics.familyName = .said(family)
    if let day = born.flatMap({ CivilDate($0) }) { statement.demographics.birthDate = .said(day) }
    return statement
  }
}

extension PatientKey {
  static func number(_ number: String, of authority: String = "") -> PatientKey {
    PatientKey(kind: .recordNumber, authority: authority, number: number)
  }
}
