internal import PatientSchema

/// Reads the columns that say which patient a row is about.
struct CSVKeys {
  private let row: CellReader?
  private let mrn: CellReader?
  private let authority: CellReader?

  init(_ readers: [String: CellReader]) {
    row = readers["patient_id"]
    mrn = readers["mrn"]
    authority = readers["mrn_authority"]
  }

  /// Whether the file names patients at all.
  var areRead: Bool { row != nil || mrn != nil }

  /// All keys in the row. Throws where there is none.
  func patient(_ row: CSVRow) throws(RowRefusal) -> [PatientKey] {
    var keys: [PatientKey] = []
    if case .integer(let number)? = try self.row?.cell(row) {
      keys.append(PatientKey(kind: .row, number: number.description))
    }
    if let mrn {
      let number = mrn.text(row)
      if !number.isEmpty { keys.append(key(number, row)) }
      if number.isEmpty, mrn.column.presence == .required { throw .empty("mrn") }
    }
    guard !keys.isEmpty else {
      throw RowRefusal("neither patient_id nor mrn says which patient it is")
    }
    return keys
  }

  private func key(_ number: String, _ row: CSVRow) -> PatientKey {
    PatientKey(kind: .recordNumber, authority: authority?.text(row) ?? "", number: number)
  }
}
