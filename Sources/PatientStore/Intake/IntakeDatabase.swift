internal import GRDB

/// A patient database opened to be filled: checked, and each file loaded in one transaction.
package struct IntakeDatabase: ~Copyable {
  package let path: String
  private let queue: DatabaseQueue

  /// Opens a patient database, or makes a new one that only its owner can read.
  ///
  /// Throws a `StoreError` where there is none, or it is none, or where `isNew` and the path is taken.
  package init(path: String, isNew: Bool) throws(StoreError) {
    self.path = path
    if isNew {
      guard !FileProbe.exists(path) else { throw .alreadyExists(path: path) }
      try FileProbe.createPrivate(path)
      queue = try StoreError.mapping(path) { try Self.open(path, schema: Schema.sql) }
    } else {
      // The same checks as before a run: what a run would refuse is not to be filled.
      _ = try PatientDatabase(path: path, views: nil)
      queue = try StoreError.mapping(path) { try Self.open(path, schema: nil) }
    }
  }

  /// Runs `body` in one transaction: what it writes is there wholly or not at all.
  ///
  /// Throws a `StoreError` for the database, and whatever `body` throws.
  package func transaction<Result>(_ body: (IntakeTables) throws -> Result) throws -> Result {
    try StoreError.mappingDatabaseErrors(path) {
      try queue.write { db in
        let statements = IntakeStatements(db)
        defer { statements.finalize() }
        return try body(IntakeTables(statements))
      }
    }
  }

  /// Moves what is still in the write-ahead log into the file where nobody is reading, and closes it.
  package consuming func close() throws(StoreError) {
    try StoreError.mapping(path) {
      // Where somebody is reading, what is left in the log stays there for the next to move.
      queue.writeWithoutTransaction { db in _ = try? db.checkpoint(.passive) }
      try queue.close()
    }
  }

  private static func open(_ path: String, schema: String?) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(30)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { db in
      try db.execute(
        sql: """
          PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF;
          PRAGMA cache_size = -65536
          """)
      if let schema { try db.execute(sql: schema) }
      // What is loaded is not made up, so that not all of the database is any more.
      try db.execute(sql: "DROP VIEW IF EXISTS \(Schema.inventedMark)")
      try db.execute(sql: Schema.intake)
    }
    return queue
  }
}
