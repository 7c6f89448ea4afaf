/// Reads one of the two record numbers of a merge, `prior` or `surviving`.
struct CSVMergedNumber {
  private let column: String
  private let number: CellReader?
  /// Its own, then the one of both.
  private let authorities: [CellReader]

  init(_ side: String, _ readers: [String: CellReader]) {
    column = "\(side)_mrn"
    number = readers[column]
    authorities = [readers["\(side)_authority"], readers["mrn_authority"]].compactMap { $0 }
  }

  func key(_ row: CSVRow) throws(RowRefusal) -> PatientKey {
    let number = number?.text(row) ?? ""
    guard !number.isEmpty else { throw .empty(column) }
    let authority = authorities.lazy.map { $0.text(row) }.first { !$0.isEmpty }
    return PatientKey(kind: .recordNumber, authority: authority ?? "", number: number)
  }
}
