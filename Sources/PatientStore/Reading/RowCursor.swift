internal import GRDB
internal import GRDBSQLite

/// A table's rows in key order, one at a time, read through SQLite's own pointers.
///
/// No text is copied: what a column holds is looked at where SQLite keeps it, until the next step.
/// Columns are numbered as in `Table.scanned`.
struct RowCursor {
  let table: Table
  /// Whether there is a current row.
  private(set) var hasRow = false
  /// Keeps the pointer alive.
  private let statement: Statement
  private let pointer: OpaquePointer
  private let path: String

  /// The rows of a table, the first of them current.
  init(_ db: Database, _ table: Table, path: String) throws {
    self.table = table
    self.path = path
    let isStrict = try Bool.fetchOne(
      db, sql: "SELECT strict AND type = 'table' FROM pragma_table_list(?) ORDER BY schema DESC",
      arguments: [table.rawValue])
    statement = try db.makeStatement(sql: Self.sql(table, isStrict: isStrict ?? false))
    pointer = statement.sqliteStatement
    try step()
  }

  /// The statement of a table, which brings a patient's rows and a fact's versions together.
  ///
  /// A strict table of the schema comes in this order by itself. Elsewhere a column can mix kinds
  /// of value, which SQLite orders by kind first, and a view can hold one key twice: there texts
  /// are compared as texts, and every column takes part, so that the order of the rows never
  /// decides.
  static func sql(_ table: Table, isStrict: Bool) -> String {
    let rest = table.scanned.filter { !table.key.contains($0) }
    let order = (table.key + rest).map { column in
      // Of two versions recorded at once the one that ends first comes last, and counts.
      if column == "ends_on" { return "ends_on IS NOT NULL, ends_on DESC" }
      let isText = !isStrict && column != "patient_id" && table.key.contains(column)
      return isText ? "CAST(\(column) AS TEXT) COLLATE BINARY" : "\(column) COLLATE BINARY"
    }
    return """
      SELECT \(table.scanned.joined(separator: ", ")) FROM \(table.rawValue)
      ORDER BY \(order.joined(separator: ", "))
      """
  }

  /// Moves to the next row.
  ///
  /// Throws where SQLite cannot read it.
  mutating func step() throws {
    switch sqlite3_step(pointer) {
    case SQLITE_ROW: hasRow = true
    case SQLITE_DONE: hasRow = false
    case let code:
      throw StoreError(DatabaseError(resultCode: ResultCode(rawValue: code)), path: path)
    }
  }
}

// MARK: - Columns

extension RowCursor {
  /// The bytes of a column; nil: NULL. A number is read as its text.
  func text(_ column: Int32) -> UnsafeBufferPointer<UInt8>? {
    let value = value(column)
    guard let start = sqlite3_value_text(value) else { return nil }
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
  }

  /// The text of a column; nil: NULL. Bytes that are no UTF-8 become a mark.
  func string(_ column: Int32) -> String? {
    text(column).map { String(decoding: $0, as: UTF8.self) }
  }

  func isNull(_ column: Int32) -> Bool {
    sqlite3_value_type(value(column)) == SQLITE_NULL
  }

  func isBlob(_ column: Int32) -> Bool {
    sqlite3_value_type(value(column)) == SQLITE_BLOB
  }

  /// A finite number; nil: NULL, or no such number.
  func number(_ column: Int32) -> Double? {
    let value = value(column)
    switch sqlite3_value_type(value) {
    case SQLITE_INTEGER, SQLITE_FLOAT:
      let number = sqlite3_value_double(value)
      return number.isFinite ? number : nil
    default: return nil
    }
  }

  /// A whole number; nil: NULL, or no whole number.
  func integer(_ column: Int32) -> Int64? {
    let value = value(column)
    switch sqlite3_value_type(value) {
    case SQLITE_INTEGER: return sqlite3_value_int64(value)
    case SQLITE_FLOAT: return Int64(exactly: sqlite3_value_double(value))
    default: return nil
    }
  }

  /// Asked for once a column, because SQLite takes a lock each time; the value itself is read
  /// without, which its connections allow that are used by one thread at a time.
  private func value(_ column: Int32) -> OpaquePointer? { sqlite3_column_value(pointer, column) }

  /// The key of the row as `column=value` parts, without the patient: for findings.
  var keyText: String {
    table.key.filter { $0 != "patient_id" }.map { name in
      let column = table.scanned.firstIndex(of: name).map(Int32.init)
      return "\(name)=\(column.flatMap(string) ?? "NULL")"
    }.joined(separator: " ")
  }
}
