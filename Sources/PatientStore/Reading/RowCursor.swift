internal import GRDB
internal import GRDBSQLite

/// A table's rows in key order, one at a time.
struct RowCursor {
  let table: Table
  /// The current row; nil: there are no more.
  private(set) var row: StoredRow?
  /// Keeps the pointer alive.
  private let statement: Statement
  private let pointer: OpaquePointer
  private let feed: RowFeed?
  private let path: String

  /// The rows of a table, the first of them current.
  ///
  /// - Parameter isGrouped: whether many belong together, and are worth handing over at once.
  init(_ db: Database, _ table: Table, isGrouped: Bool = false, path: String) throws {
    self.table = table
    self.path = path
    let isStrict =
      try Bool.fetchOne(
        db, sql: "SELECT strict AND type = 'table' FROM pragma_table_list(?) ORDER BY schema DESC",
        arguments: [table.rawValue]) ?? false
    let isFed = try isGrouped && isStrict && Self.comesInOrder(db, Self.sql(table, isStrict: true))
    feed = isFed ? RowFeed(table) : nil
    statement = try db.makeStatement(sql: Self.sql(table, isStrict: isStrict, fed: isFed))
    pointer = statement.sqliteStatement
    try feed?.bind(to: pointer)
    try step()
  }

  /// The statement of a table, which brings a patient's rows and a fact's versions together.
  ///
  /// A strict table of the schema comes in this order by itself. Elsewhere a column can mix kinds
  /// of value, which SQLite orders by kind first, and a view can hold one key twice: there texts
  /// are compared as texts, and every column takes part, so that the order of the rows never
  /// decides.
  private static func sql(_ table: Table, isStrict: Bool, fed: Bool = false) -> String {
    let rest = table.scanned.filter { !table.key.contains($0) }
    let order = (table.key + rest).map { column in
      // Of two versions recorded at once the one that ends first comes last, and counts.
      if column == "ends_on" { return "ends_on IS NOT NULL, ends_on DESC" }
      let isText = !isStrict && column != "patient_id" && table.key.contains(column)
      return isText ? "CAST(\(column) AS TEXT) COLLATE BINARY" : "\(column) COLLATE BINARY"
    }
    return """
      SELECT \(table.scanned.joined(separator: ", ")) FROM \(table.rawValue)
      \(fed ? "WHERE \(RowFeed.condition(table))" : "")
      ORDER BY \(order.joined(separator: ", "))
      """
  }

  /// Whether SQLite finds the rows in the order that a statement asks for, and sorts none of them.
  private static func comesInOrder(_ db: Database, _ sql: String) throws -> Bool {
    let steps = try String.fetchAll(
      db, sql: "EXPLAIN QUERY PLAN \(sql)", adapter: RangeRowAdapter(3..<4))
    return !steps.contains { $0.contains("TEMP B-TREE") }
  }

  /// Moves to the next row.
  ///
  /// Throws where SQLite cannot read it.
  mutating func step() throws {
    try step { _ in false }
  }

  /// Moves to the next row that `take` leaves; a row that it takes is never the current one.
  ///
  /// Throws where SQLite cannot read on.
  mutating func step(past take: (StoredRow) -> Bool) throws {
    if let feed {
      return try feed.hand(to: take) { try stepOnce() }
    }
    repeat { try stepOnce() } while row.map(take) ?? false
  }

  private mutating func stepOnce() throws {
    switch sqlite3_step(pointer) {
    case SQLITE_ROW: row = StoredRow(table: table, holder: .statement(pointer))
    case SQLITE_DONE: row = nil
    case let code:
      throw StoreError(DatabaseError(resultCode: ResultCode(rawValue: code)), path: path)
    }
  }
}
