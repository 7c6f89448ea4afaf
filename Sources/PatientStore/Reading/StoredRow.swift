internal import GRDBSQLite

/// A row of a table where SQLite keeps it, until the next step.
///
/// No text is copied. Columns are numbered as in `Table.scanned`.
struct StoredRow {
  /// Who holds the values.
  enum Holder {
    /// A statement whose current row this is.
    case statement(OpaquePointer)
    /// SQLite's call of a function with the columns as its arguments: the first of them here, the
    /// next one place before it.
    case arguments(UnsafeMutablePointer<OpaquePointer?>)
  }

  let table: Table
  let holder: Holder

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

  /// A statement is asked for each value once, because SQLite takes a lock each time; the value
  /// itself is read without, which its connections allow that are used by one thread at a time.
  private func value(_ column: Int32) -> OpaquePointer? {
    switch holder {
    case .statement(let statement): sqlite3_column_value(statement, column)
    case .arguments(let first): first[-Int(column)]
    }
  }
}

extension StoredRow {
  /// The key of the row as `column=value` parts, without the patient: for findings.
  var keyText: String {
    table.key.filter { $0 != "patient_id" }.map { name in
      let column = table.scanned.firstIndex(of: name).map(Int32.init)
      return "\(name)=\(column.flatMap(string) ?? "NULL")"
    }.joined(separator: " ")
  }

  /// The patient of the row; nil: its id is no integer, or the table has none.
  var patientID: Int64? {
    table.scanned[0] == "patient_id" ? integer(0) : nil
  }
}
