internal import Monitoring

/// `changes.csv`, of a run or of a site: what became of gaps since the earlier report.
struct ChangesCSV {
  /// Apart from the columns, whose key paths would be counted anew for each cell.
  private static let isData = ChangeRow.columns.map(\.isData)

  private var csv: CSVWriter

  init(_ path: String, _ sink: ReportSink) throws {
    csv = CSVWriter(try sink.create(path), columns: ChangeRow.columns.map(\.name))
  }

  /// Writes a row from its fields, in the order of the columns.
  mutating func add(_ fields: UnsafeBufferPointer<UInt8>) throws {
    var reader = FieldReader(fields)
    for isData in Self.isData {
      guard let field = reader.field() else { break }
      // A negative patient id is a number, not a formula.
      if isData { csv.add(text: field) } else { csv.add(bytes: field) }
    }
    try csv.endRow()
  }

  mutating func finish() throws { try csv.finish() }
}
