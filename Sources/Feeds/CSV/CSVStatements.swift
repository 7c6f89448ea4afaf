internal import Monitoring
internal import PatientSchema

/// Makes statements of the rows of one file.
struct CSVStatements {
  private let rows: Rows
  private let keys: CSVKeys
  private let recordedAt: CellReader?

  /// What a row comes to.
  private enum Rows {
    case facts(CSVFacts)
    case patients(CSVDemographics)
    case merges(prior: CSVMergedNumber, surviving: CSVMergedNumber)
  }

  init(_ header: CSVHeader, file: CSVFileMapping, codes: CodeMap) {
    var readers: [String: CellReader] = [:]
    for column in file.table.columns {
      readers[column.name] = CellReader(column, header: header, file: file)
    }
    keys = CSVKeys(readers)
    recordedAt = readers["recorded_at"]
    switch file.table {
    case .merge:
      rows = .merges(
        prior: CSVMergedNumber("prior", readers),
        surviving: CSVMergedNumber("surviving", readers))
    case .table(.patient): rows = .patients(CSVDemographics(readers))
    case .table(let table):
      rows = .facts(CSVFacts(table, columns: file.table.columns, readers: readers, codes: codes))
    }
  }

  /// Throws where the row as a whole cannot be read.
  func statement(_ row: CSVRow) throws(RowRefusal) -> Statement {
    var statement = Statement()
    statement.stamp = try stamp(row)
    switch rows {
    case .facts(let facts):
      if keys.areRead { statement.patient = try keys.patient(row) }
      try facts.read(row, into: &statement)
    case .patients(let demographics):
      statement.patient = try keys.patient(row)
      statement.demographics = try demographics.read(row)
    case .merges(let prior, let surviving):
      statement.merged = [try prior.key(row)]
      statement.patient = [try surviving.key(row)]
      guard statement.merged != statement.patient else {
        throw RowRefusal("columns prior_mrn and surviving_mrn hold the same number")
      }
    }
    return statement
  }

  private func stamp(_ row: CSVRow) throws(RowRefusal) -> SourceStamp? {
    guard let recordedAt else { return nil }
    let text = recordedAt.text(row)
    guard !text.isEmpty else { return nil }
    guard let time = Instant(rfc3339: text) else {
      throw RowRefusal("column recorded_at holds no RFC 3339 time")
    }
    return SourceStamp(time: time, nanoseconds: Self.nanoseconds(text))
  }

  /// The first nine digits of the fraction of a second in a time that has been read.
  private static func nanoseconds(_ text: String) -> Int32 {
    var rest = text.utf8.dropFirst(19)
    guard rest.popFirst() == UInt8(ascii: ".") else { return 0 }
    let digits = rest.prefix(9).prefix { (0x30...0x39).contains($0) }
    let number = digits.reduce(Int32(0)) { $0 * 10 + Int32($1 - 0x30) }
    return (digits.count..<9).reduce(number) { scaled, _ in scaled * 10 }
  }
}
