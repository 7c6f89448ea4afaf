internal import PatientSchema

/// Reads rows of a table that is not `patient`.
struct CSVFacts {
  private let table: Table
  /// In the order of `Table.columns`.
  private let cells: [Source]
  private let observation: CSVObservation?

  private enum Source {
    case read(CellReader)
    /// The file has no such column.
    case fixed(Cell)
  }

  init(_ table: Table, columns: [CSVColumn], readers: [String: CellReader], codes: CodeMap) {
    self.table = table
    cells = table.columns.map { name in
      // Who the patient is and when it was learned is for the store to say.
      guard name != "patient_id", name != "recorded_at" else { return .fixed(.null) }
      if let reader = readers[name] { return .read(reader) }
      let column = columns.first { $0.name == name }
      guard case .defaulted(let absent, empty: _)? = column?.presence else { return .fixed(.null) }
      return .fixed(absent)
    }
    observation = table == .observation ? CSVObservation(readers, codes: codes) : nil
  }

  /// Adds the row's fact, and what was left out of it.
  func read(_ row: CSVRow, into statement: inout Statement) throws(RowRefusal) {
    var cells: [Cell] = []
    cells.reserveCapacity(self.cells.count)
    for source in self.cells {
      switch source {
      case .read(let reader): cells.append(try reader.cell(row))
      case .fixed(let cell): cells.append(cell)
      }
    }
    if let finding = observation?.complete(&cells, row) { statement.findings.append(finding) }
    statement.facts = [Fact(table: table, cells: cells)]
  }
}
