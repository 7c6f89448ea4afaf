internal import Monitoring
internal import PatientStore

/// A scan that is read step by step, beside others.
final class PatientReader {
  private var scan: PatientScan
  private(set) var record = PatientRecord()

  private init(_ scan: PatientScan) { self.scan = scan }

  var directory: Directory { scan.directory }
  var counts: ReadCounts { scan.counts }

  /// Reads the next patient into `record`; false: there are no more.
  func next() throws -> Bool {
    defer { _ = scan.takeFindings() }
    return try scan.next(into: &record)
  }

  typealias Source = (database: PatientDatabase, question: ScanQuestion)

  /// Runs `body` with a reader of each source, each in a transaction of its own.
  static func reading<Result>(
    _ sources: ArraySlice<Source>, _ open: [PatientReader] = [],
    _ body: ([PatientReader]) throws -> Result
  ) throws -> Result {
    guard let source = sources.first else { return try body(open) }
    return try source.database.scan(source.question) { scan in
      try reading(sources.dropFirst(), open + [PatientReader(scan)], body)
    }
  }
}

extension ReadCounts {
  /// Whether as many rows were read: a database that only grows is then the same.
  func hasRowsOf(_ other: ReadCounts) -> Bool {
    [patientRows, infusionRows, observationRows, otherRows]
      == [other.patientRows, other.infusionRows, other.observationRows, other.otherRows]
  }
}
