internal import Crypto
package import Feeds
internal import Foundation
internal import Monitoring
package import PatientStore

/// Loads files into a patient database, each in one transaction.
package struct FileLoader: ~Copyable {
  private let database: IntakeDatabase
  private let clock: LoadClock
  private let rules: IdentityRules

  /// - Parameter rules: what the site says of the keys of its patients.
  ///
  /// Throws a `StoreError`, and an `IdentityRulesError` where patients of the database were told apart
  /// by other rules.
  package init(
    database: consuming IntakeDatabase, clock: LoadClock, rules: IdentityRules
  ) throws {
    let newest = try database.transaction { tables in
      try rules.enter(in: tables)
      return try tables.newestLoad()
    }.flatMap { Instant(rfc3339: $0) }
    self.clock = clock.after(newest)
    self.database = database
    self.rules = rules
  }

  /// Loads one source.
  ///
  /// - Parameters:
  ///   - path: the file, for the log.
  ///   - feed: what reads it.
  ///   - progress: told the number of records now and then.
  ///
  /// Throws a `FeedError` where the file is refused whole, which is then to be entered, and a
  /// `StoreError` for the database; in both cases nothing of the file was loaded.
  package func load(
    _ path: String, format: String, _ feed: inout some Feed, progress: (Int) -> Void
  ) throws -> FileSummary {
    let file = try file(path, format)
    return try database.transaction { tables in
      try load(&feed, file, tables, progress)
    }
  }

  /// Enters into the log that a source was refused whole.
  ///
  /// Throws a `StoreError`.
  package func enter(_ error: FeedError, of path: String, format: String) throws {
    try enter(LogRow(unit: .file, outcome: .refused, error), of: path, format: format)
  }

  /// Enters into the log that a path leads to nothing that could be loaded.
  ///
  /// Throws a `StoreError`.
  package func enter(_ reason: String, of path: String) throws {
    try enter(
      LogRow(unit: .file, outcome: .refused, reason: reason, count: 1), of: path, format: "")
  }

  private func enter(_ row: LogRow, of path: String, format: String) throws {
    // What cannot be read has no digest.
    let digest = (try? Self.digest(path)) ?? ""
    try database.transaction { tables in
      try tables.enter([row], of: file(path, format, digest: digest))
    }
  }

  private func file(_ path: String, _ format: String) throws(FeedError) -> LoadedFile {
    file(path, format, digest: try Self.digest(path))
  }

  private func file(_ path: String, _ format: String, digest: String) -> LoadedFile {
    LoadedFile(
      loadedAt: clock.loadedAt.description, file: (path as NSString).lastPathComponent,
      digest: digest, format: format)
  }

  /// Closes the database.
  package consuming func finish() throws(StoreError) {
    try database.close()
  }

  private func load(
    _ feed: inout some Feed, _ file: LoadedFile, _ tables: IntakeTables, _ progress: (Int) -> Void
  ) throws -> FileSummary {
    try tables.addMissingKeys()
    var loader = RecordLoader(tables: tables, clock: clock, rules: rules)
    var (tally, codes) = (LoadTally(), CodeTally())
    while let record = try feed.next() {
      try Self.load(record, &loader, &tally, &codes)
      if tally.records.isMultiple(of: Self.interval) { progress(tally.records) }
    }
    try loader.finish()
    let log = tally.rows
    try tables.enter(log, of: file)
    return FileSummary(
      file: file.file, format: file.format, records: tally.records, log: log, codes: codes)
  }

  private static let interval = 1000

  private static func load(
    _ record: FeedRecord, _ loader: inout RecordLoader, _ tally: inout LoadTally,
    _ codes: inout CodeTally
  ) throws {
    switch record.content {
    case .skipped(let reason): tally.add(.skipped(reason: reason), at: record.place)
    case .refused(let reason): tally.add(.refused(reason: reason), at: record.place)
    case .statement(let statement):
      var parts = PartCounts()
      let outcome = try loader.load(statement, &parts)
      tally.add(outcome, at: record.place)
      if case .refused = outcome {
        let facts = statement.facts.count { !$0.cells.isEmpty }
        tally.addRefusedParts(facts + statement.findings.count, at: record.place)
      } else {
        tally.add(parts, statement.findings, at: record.place)
        codes.add(statement.facts)
      }
    }
  }

  /// SHA-256 of a file in hexadecimal; "" for what is no regular file and can be read only once.
  private static func digest(_ path: String) throws(FeedError) -> String {
    var hash = SHA256()
    guard !FileBytes.isPipe(path) else { return "" }
    let bytes = try FileBytes(path: path)
    var chunk: [UInt8] = []
    while try bytes.appendChunk(to: &chunk) {
      hash.update(data: chunk)
      chunk.removeAll(keepingCapacity: true)
    }
    return hash.finalize().map { String(format: "%02x", $0) }.joined()
  }
}

extension LogRow {
  fileprivate init(unit: Unit, outcome: Outcome, _ error: FeedError) {
    switch error {
    case .unreadable(_, let detail):
      self.init(unit: unit, outcome: outcome, reason: detail, count: 1)
    case .refused(_, let line, let reason):
      self.init(unit: unit, outcome: outcome, reason: reason, line: line, count: 1)
    }
  }
}
