internal import GRDB

/// The rows of a database table by table, in the order of their keys, as they are.
package struct TableRows {
  private let db: Database
  private var tables: ArraySlice<Table>
  private var table: Table = .site
  private var rows: RowCursor?

  init(_ db: Database) {
    self.db = db
    tables = Table.allCases[...]
  }

  private typealias RowCursor = GRDB.RowCursor

  /// The next row, its cells in the order of `Table.columns`; nil: there are no more.
  package mutating func next() throws -> (table: Table, cells: [Cell])? {
    while true {
      if let row = try rows?.next() {
        return (table, table.columns.indices.map { Cell(row[$0] as DatabaseValue) })
      }
      guard let next = tables.popFirst() else { return nil }
      table = next
      let columns = next.columns.joined(separator: ", ")
      rows = try Row.fetchCursor(
        db,
        sql: "SELECT \(columns) FROM \(next.rawValue) ORDER BY \(next.key.joined(separator: ", "))")
    }
  }
}

extension PatientDatabase {
  /// Runs `body` with every row of the contract's tables, or of the views in their place, in one
  /// transaction.
  ///
  /// Throws a `StoreError` for the database, and whatever `body` throws.
  package func withRows<Result>(_ body: (inout TableRows) throws -> Result) throws -> Result {
    try inTransaction { db in
      var rows = TableRows(db)
      return try body(&rows)
    }
  }
}
