internal import Feeds
internal import Monitoring
internal import PatientSchema

/// What the cells of a fact promise: the schema can store them, and the reader of the database reads
/// them. The columns of a CSV file say what that is, for every kind of source.
enum FactContract {
  private static let columns = Dictionary(
    uniqueKeysWithValues: Table.allCases.map { table in
      (table, CSVTable.table(table).columns.reduce(into: [:]) { $0[$1.name] = $1 })
    })

  static func check(_ fact: Fact) throws(ContractBreach) {
    guard !fact.cells.isEmpty else {
      return try expect(fact.title?.group.isEmpty == false, "what is absent has a title")
    }
    let names = fact.table.columns
    if fact.cells.isEmpty {
      return try expect(fact.title != nil, "a row that is not there is named by its title")
    }
    try expect(fact.cells.count == names.count, "a fact has a cell for each column")
    for (name, cell) in zip(names, fact.cells) {
      if name == "patient_id" || name == "recorded_at" {
        try expect(cell == .null, "\(name) is for the store to say")
      } else if let column = columns[fact.table]?[name] {
        let claim = "\(fact.table.rawValue).\(name) holds what its column can"
        try expect(admits(column, cell), claim)
      }
    }
  }

  private static func admits(_ column: CSVColumn, _ cell: Cell) -> Bool {
    switch cell {
    case .null: column.presence == .optional
    case .integer(let number):
      column.kind == .integer || column.kind == .boolean && (0...1).contains(number)
    case .real(let number):
      (column.kind == .real || column.kind == .measurement) && number.isFinite
    case .text(let text): admits(column, text)
    }
  }

  private static func admits(_ column: CSVColumn, _ text: String) -> Bool {
    guard !text.isEmpty || column.presence != .required else { return false }
    switch column.kind {
    case .text: return true
    case .day: return CivilDate(text) != nil
    case .time: return ClockTime(text) != nil
    case .instant: return Instant(rfc3339: text) != nil
    case .word(let words): return words.contains(text)
    // A measurement that is no number stands in the column of texts.
    case .integer, .real, .measurement, .boolean: return false
    }
  }
}
