internal import Monitoring

/// `missed-tests.csv` or `due-soon.csv`, of a run or of a site.
struct WorkListCSV {
  /// A negative patient id is a number, not a formula.
  private static let isNumeric = WorkListRow.columns.map { $0.field == \.patientID }

  private var csv: CSVWriter

  init(_ path: String, _ sink: ReportSink) throws {
    csv = CSVWriter(try sink.create(path), columns: WorkListRow.columns.map(\.name))
  }

  /// Writes a row from its fields, in the order of the columns.
  mutating func add(_ fields: UnsafeBufferPointer<UInt8>) throws {
    var reader = FieldReader(fields)
    for isNumeric in Self.isNumeric {
      guard let field = reader.field() else { break }
      if isNumeric { csv.add(bytes: field) } else { csv.add(text: field) }
    }
    try csv.endRow()
  }

  mutating func finish() throws { try csv.finish() }
}
