internal import GRDB
internal import GRDBSQLite

/// A value that a statement of an import is given.
enum SQLValue {
  case integer(Int64)
  case text(String)
  case bytes([UInt8])
  case cell(Cell)

  static func integer(_ number: Int) -> SQLValue { .integer(Int64(number)) }
}

/// A row that a statement of an import gave, to be read before the next.
struct SQLRow {
  fileprivate let statement: OpaquePointer

  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

  func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }

  func bytes(_ column: Int32) -> [UInt8] {
    let start = sqlite3_column_blob(statement, column)
    let count = Int(sqlite3_column_bytes(statement, column))
    return start.map { [UInt8](UnsafeRawBufferPointer(start: $0, count: count)) } ?? []
  }

  /// A cell of a table as it is; a blob is no cell of the contract and read as null.
  func cell(_ column: Int32) -> Cell {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: .integer(integer(column))
    case SQLITE_FLOAT: .real(sqlite3_column_double(statement, column))
    case SQLITE_TEXT: .text(String(decoding: bytes(column), as: UTF8.self))
    default: .null
    }
  }
}

/// Statements that are compiled once a load and run for every record: the loop that an import spends
/// its time in, and so on SQLite's own handle. GRDB's rows cost five times as much.
final class IntakeStatements {
  private let connection: OpaquePointer?
  private var compiled: [String: OpaquePointer] = [:]

  init(_ db: Database) {
    connection = db.sqliteConnection
  }

  /// Forgets every statement; to be called before the connection is closed.
  func finalize() {
    for statement in compiled.values { sqlite3_finalize(statement) }
    compiled.removeAll()
  }

  /// Runs a statement and hands over each row that it gives.
  func run(_ sql: String, _ values: [SQLValue], _ take: (SQLRow) -> Void) throws {
    let statement = try statement(sql)
    defer {
      sqlite3_reset(statement)
      sqlite3_clear_bindings(statement)
    }
    for (place, value) in values.enumerated() {
      try check(Self.bind(value, Int32(place + 1), statement))
    }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: take(SQLRow(statement: statement))
      case SQLITE_DONE: return
      case let code: try check(code)
      }
    }
  }

  private func statement(_ sql: String) throws -> OpaquePointer {
    if let statement = compiled[sql] { return statement }
    var statement: OpaquePointer?
    try check(sqlite3_prepare_v2(connection, sql, -1, &statement, nil))
    guard let statement else { throw DatabaseError(resultCode: .SQLITE_MISUSE) }
    compiled[sql] = statement
    return statement
  }

  /// The error holds the code alone: SQLite's message may hold a value.
  private func check(_ code: Int32) throws {
    guard code != SQLITE_OK else { return }
    throw DatabaseError(resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)))
  }

  private static func bind(_ value: SQLValue, _ place: Int32, _ statement: OpaquePointer) -> Int32 {
    switch value {
    case .integer(let number), .cell(.integer(let number)):
      sqlite3_bind_int64(statement, place, number)
    case .cell(.real(let number)): sqlite3_bind_double(statement, place, number)
    case .cell(.null): sqlite3_bind_null(statement, place)
    case .bytes(let bytes):
      // An empty array has no address, and no address is null.
      bytes.isEmpty
        ? sqlite3_bind_zeroblob(statement, place, 0)
        : sqlite3_bind_blob(statement, place, bytes, Int32(bytes.count), transient)
    case .text(let text), .cell(.text(let text)):
      bind(text, place, statement)
    }
  }

  private static func bind(_ text: String, _ place: Int32, _ statement: OpaquePointer) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      bytes.baseAddress.map { start in
        start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
          sqlite3_bind_text(statement, place, $0, Int32(bytes.count), transient)
        }
      } ?? sqlite3_bind_text(statement, place, "", 0, transient)
    }
  }

  /// SQLite is to copy what it is given.
  private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
