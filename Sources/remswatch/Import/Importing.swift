internal import Feeds
internal import Foundation
internal import Intake
internal import PatientStore

/// Loads sources one after another, each wholly or not at all.
struct Importing {
  let sources: SourceList
  let mapping: FeedMapping
  /// Codes of the rule set that by themselves make an attempt at most.
  let partialCodes: Set<String>
  let clock: LoadClock
  let showsProgress: Bool

  /// What came of it.
  struct Outcome {
    var loaded: [FileSummary] = []
    /// Files of which nothing was loaded, and why.
    var failed: [(path: String, error: any Error)] = []
    /// Files in folders that were left out, since nothing in them is read.
    var others: [String] = []
    /// Whether the database was not there before.
    var isNew = false

    /// The code to end with where it is not 0: that of the first file that failed, or that some
    /// records were refused.
    var status: ExitStatus? {
      if let failure = failed.first { return ExitStatus(failure.error) ?? .internalError }
      return loaded.contains(where: \.hasRefusals) ? .someNotEvaluated : nil
    }
  }

  /// Throws where the database cannot be opened, made or written; a file that fails is in the
  /// outcome.
  func load(into path: String) throws -> Outcome {
    let isNew = !FileManager.default.fileExists(atPath: path)
    let loader = try FileLoader(
      database: try IntakeDatabase(path: path, isNew: isNew), clock: clock,
      rules: IdentityRules(
        homeAuthority: mapping.homeAuthority, authorities: mapping.authorities,
        source: mapping.source))
    var outcome = Outcome(failed: sources.failures, others: sources.others, isNew: isNew)
    for failure in sources.failures {
      try loader.enter("\(failure.error)", of: failure.path)
    }
    let references = FHIRReferences(paths: sources.fhirPaths)
    for source in sources.sources {
      do {
        outcome.loaded.append(try load(source, loader, references))
      } catch let error as FeedError {
        outcome.failed.append((source.path, error))
        try loader.enter(error, of: source.path, format: source.format.rawValue)
      }
    }
    try loader.finish()
    return outcome
  }

  private func load(
    _ source: Source, _ loader: borrowing FileLoader, _ references: FHIRReferences
  ) throws -> FileSummary {
    let line = ImportProgress(isShown: showsProgress)
    defer { line.clear() }
    switch source {
    case .hl7(let path):
      var feed = try HL7Feed(path: path, mapping: mapping, partialCodes: partialCodes)
      return try loader.load(path, format: "hl7", &feed) { line.show($0) }
    case .fhir(let path):
      var feed = try FHIRFeed(
        path: path, mapping: mapping, references: references, partialCodes: partialCodes)
      return try loader.load(path, format: "fhir", &feed) { line.show($0) }
    case .csv(let path, let table):
      var feed = try CSVFeed(path: path, table: table, mapping: mapping)
      return try loader.load(path, format: "csv", &feed) { line.show($0) }
    case .omop(let path):
      return try loader.load(cdm: path, from: path, [], mapping, clock) { line.show($0) }
    case .omopFolder(let path):
      let place = try TemporaryPlace()
      defer { place.remove() }
      let database = place.path + "/cdm.db"
      let refused = try CDMFolder(path: path).write(to: database)
      return try loader.load(cdm: database, from: path, refused, mapping, clock) { line.show($0) }
    }
  }
}

extension FileLoader {
  /// Loads what the views over a Common Data Model give.
  fileprivate borrowing func load(
    cdm database: String, from path: String, _ refused: [FeedRecord], _ mapping: FeedMapping,
    _ clock: LoadClock, progress: (Int) -> Void
  ) throws -> FileSummary {
    let source: PatientDatabase
    do {
      source = try PatientDatabase(path: database, views: mapping.omopViews)
    } catch {
      throw FeedError.refused(path: path, line: 0, reason: "it is no CDM that is known (\(error))")
    }
    return try source.withRows { rows in
      var feed = RowsFeed(path: path, rows: rows, hasTimes: clock.isSources, refused: refused)
      return try load(path, format: "omop", &feed, progress: progress)
    }
  }
}

/// How many records of a source are read, on a terminal only.
private struct ImportProgress {
  let isShown: Bool
  private let start = Clock.monotonicSeconds()

  init(isShown: Bool) { self.isShown = isShown }

  func show(_ records: Int) {
    guard isShown else { return }
    let seconds = max(Clock.monotonicSeconds() - start, 0.001)
    Messages.write("\r\u{1B}[K\(records) records, \(Int(Double(records) / seconds)) a second")
  }

  func clear() {
    if isShown { Messages.write("\r\u{1B}[K") }
  }
}
