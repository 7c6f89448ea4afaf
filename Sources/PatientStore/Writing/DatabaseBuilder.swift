internal import GRDB

/// Makes a new patient database and fills it, for demonstrations, benchmarks and tests.
///
/// The database is in WAL mode, as a live one should be, so that it is read without a copy.
package struct DatabaseBuilder: ~Copyable {
  private let queue: DatabaseQueue
  private let path: String

  /// Creates the file and its tables; `isInvented` marks every patient in it as made up.
  ///
  /// Throws where the file exists already or cannot be made.
  package init(creating path: String, isInvented: Bool = false) throws(StoreError) {
    self.path = path
    guard !FileProbe.exists(path) else { throw .alreadyExists(path: path) }
    queue = try Self.mapped(path) {
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF")
        try db.execute(sql: Schema.sql)
        if isInvented { try db.execute(sql: Schema.inventedSQL) }
      }
      return queue
    }
  }

  /// Runs `body` in one transaction; what it inserts is there wholly or not at all.
  package func transaction(_ body: (RowWriter) throws -> Void) throws(StoreError) {
    try Self.mapped(path) {
      try queue.write { db in try body(RowWriter(db)) }
    }
  }

  /// Moves what is still in the write-ahead log into the file, and closes it.
  package consuming func finish() throws(StoreError) {
    try Self.mapped(path) {
      try queue.writeWithoutTransaction { db in
        _ = try db.checkpoint(.truncate)
      }
      try queue.close()
    }
  }

  private static func mapped<T>(_ path: String, _ body: () throws -> T) throws(StoreError) -> T {
    do {
      return try body()
    } catch let error as StoreError {
      throw error
    } catch let error as DatabaseError {
      throw .cannotWrite(path: path, detail: "SQLite code \(error.extendedResultCode.rawValue)")
    } catch {
      throw .cannotWrite(path: path, detail: "\(type(of: error))")
    }
  }
}

/// Inserts rows within a transaction.
package struct RowWriter {
  private let db: Database

  init(_ db: Database) {
    self.db = db
  }

  /// Inserts one row; `cells` are in the order of `Table.columns`, all of them.
  package func insert(_ cells: [Cell], into table: Table) throws {
    let statement = try db.cachedStatement(sql: Self.sql[table] ?? "")
    statement.setUncheckedArguments(StatementArguments(cells.map(\.databaseValue)))
    try statement.execute()
  }

  private static let sql = Dictionary(
    uniqueKeysWithValues: Table.allCases.map { table in
      let marks = table.columns.map { _ in "?" }.joined(separator: ", ")
      return (table, "INSERT INTO \(table.rawValue) VALUES (\(marks))")
    })
}
