internal import PatientSchema

/// What a row of table `observation` needs besides its cells: the code of the rule set, and one place
/// for its value.
struct CSVObservation {
  private let codes: CodeMap
  private let system: CellReader?
  private let code: Int?
  private let value: Int?
  private let valueText: Int?

  init(_ readers: [String: CellReader], codes: CodeMap) {
    self.codes = codes
    system = readers["system"]
    code = Table.observation.columns.firstIndex(of: "code")
    value = Table.observation.columns.firstIndex(of: "value")
    valueText = Table.observation.columns.firstIndex(of: "value_text")
  }

  /// Puts the stored code and the value in their places. What had to be left out, if anything.
  func complete(_ cells: inout [Cell], _ row: CSVRow) -> PartFinding? {
    mapCode(&cells, row)
    guard let value, let valueText, case .text = cells[value] else { return nil }
    let text = cells[value]
    cells[value] = .null
    guard cells[valueText] != .null else {
      cells[valueText] = text
      return nil
    }
    guard cells[valueText] != text else { return nil }
    return PartFinding(
      place: Place(line: row.line, part: "value"),
      reason: "column value holds no number, and value_text is stated too", isRefusal: false)
  }

  /// A file that states no systems is of LOINC.
  private func mapCode(_ cells: inout [Cell], _ row: CSVRow) {
    guard let index = code, case .text(let code) = cells[index] else { return }
    let stated = SourceCode(code: code, system: system?.text(row) ?? "LN")
    if let stored = codes.stored([stated]) { cells[index] = .text(stored) }
  }
}
