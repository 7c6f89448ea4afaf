internal import CSQLiteHardening
internal import GRDB
package import Monitoring

/// A patient database opened for reading: checked, hardened and never written to.
package final class PatientDatabase {
  let path: String
  private let script: ViewScript?
  private let journalMode: String
  /// Whether the database says that all its patients are made up, as a demonstration's does.
  package let isInvented: Bool
  private var queue: DatabaseQueue
  /// Where the copy lies that is read in place of the database; nil: the database is read itself.
  package private(set) var privateCopy: String?

  /// Opens the database and checks that it is one.
  ///
  /// - Parameter views: a script of CREATE TEMP VIEW statements for a database of another shape.
  ///
  /// Throws a `StoreError`.
  package init(path: String, views: String?) throws(StoreError) {
    self.path = path
    script = views.map(ViewScript.init)
    try Self.checkFile(path)
    let source = try StoreError.mapping(path) { try Self.open(path) }
    try Self.check(source, path, script)
    journalMode = try StoreError.mapping(path) { try source.unsafeRead(Self.journalMode) }
    isInvented = try StoreError.mapping(path) { try source.unsafeRead(Self.isInvented) }
    queue = source
  }

  /// Whether it is read where it lies and needs its `-wal` and `-shm` files.
  package var isInWALMode: Bool { journalMode == "wal" }

  /// Copies a database that is not in WAL mode and reads the copy from now on, because a long read
  /// would keep its owner from writing. One in WAL mode is read where it lies, in one transaction.
  ///
  /// The copy is removed with `removePrivateCopy`.
  ///
  /// - Parameter path: asked for a path only where a copy is needed.
  ///
  /// Throws a `StoreError`, and whatever `path` throws.
  package func copyIfNeeded(to path: () throws -> String) throws {
    guard !isInWALMode, privateCopy == nil else { return }
    let copy = try path()
    queue = try StoreError.mapping(self.path) {
      try Self.copy(queue, to: copy)
      try queue.close()
      return try Self.open(copy)
    }
    privateCopy = copy
    try StoreError.mapping(self.path) {
      try queue.unsafeRead { db in try script?.apply(to: db) }
    }
  }

  /// What tells this database from another.
  package func identity() throws(StoreError) -> DatabaseIdentity {
    try StoreError.mapping(path) {
      try queue.unsafeRead { db in try DatabaseIdentity(db, journalMode: journalMode) }
    }
  }

  /// The sites of table `site`, in the order of their ids; no patient is read.
  ///
  /// Throws a `StoreError`.
  package func sites() throws -> [Site] {
    try failingViewsNamed {
      try StoreError.mappingDatabaseErrors(path) {
        try queue.unsafeRead { db in
          var reader = RowReader(knownAt: nil)
          return try DirectoryReader(db, path: path, &reader).directory.sites
        }
      }
    }
  }

  /// Deletes the private copy, where one was made.
  package func removePrivateCopy() {
    guard let privateCopy else { return }
    try? queue.close()
    FileProbe.remove(privateCopy)
  }

  /// Runs `body` with a scan of every patient, in one transaction: nothing that is written
  /// meanwhile is seen.
  ///
  /// Throws a `StoreError` for the database, and whatever `body` throws.
  package func scan<Result>(
    _ question: ScanQuestion, _ body: (inout PatientScan) throws -> Result
  ) throws -> Result {
    try inTransaction { db in
      var scan = try PatientScan(db, path: path, question)
      return try body(&scan)
    }
  }

  /// Runs `body` in one transaction, and says of what fails whether it is a view's fault.
  func inTransaction<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try failingViewsNamed {
      try StoreError.mappingDatabaseErrors(path) {
        try queue.unsafeRead { db in
          try db.execute(sql: "BEGIN DEFERRED")
          defer { try? db.execute(sql: "COMMIT") }
          return try body(db)
        }
      }
    }
  }

  /// What fails while rows are read is a view's fault where there are views.
  private func failingViewsNamed<Result>(_ read: () throws -> Result) throws -> Result {
    do {
      return try read()
    } catch StoreError.unexpected(_, let detail) where script != nil {
      throw StoreError.viewsFailed(detail: "a view fails on a row, \(detail)")
    }
  }

  /// SQLite's own check of the file, on a thread and a connection of its own, which is opened now: it
  /// is the file of now that is checked, whatever lies at the path when it begins.
  package func integrityCheck() throws(StoreError) -> IntegrityCheck {
    let file = privateCopy ?? path
    let check = try StoreError.mapping(file) { try Self.open(file) }
    return IntegrityCheck(check, path: path)
  }
}

// MARK: - Opening

extension PatientDatabase {
  private static func checkFile(_ path: String) throws(StoreError) {
    guard FileProbe.exists(path) else { throw .notFound(path: path) }
    guard !FileProbe.isFolder(path) else {
      throw .unreadable(path: path, detail: "it is a folder")
    }
    guard FileProbe.isReadable(path) else {
      throw .unreadable(path: path, detail: "permission denied")
    }
  }

  /// Read-only, with SQLite's advice for files that another program may have written.
  private static func open(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(30)
    configuration.prepareDatabase { db in
      guard let connection = db.sqliteConnection,
        remswatch_sqlite_harden(connection) == resultOK
      else { throw DatabaseError(resultCode: .SQLITE_MISUSE) }
      try RowFeed.register(on: connection)
      try db.execute(
        sql: """
          PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0
          """)
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  private static func journalMode(_ db: Database) throws -> String {
    try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? ""
  }

  private static func isInvented(_ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM main.sqlite_schema WHERE type = 'view' AND name = ?)",
      arguments: [Schema.inventedMark]) ?? false
  }

  private static func copy(_ source: DatabaseQueue, to path: String) throws {
    try FileProbe.createPrivate(path)
    let target = try DatabaseQueue(path: path)
    try source.unsafeRead { from in
      try target.writeWithoutTransaction { to in try from.backup(to: to) }
    }
    try target.close()
  }

  private static func check(
    _ queue: DatabaseQueue, _ path: String, _ script: ViewScript?
  ) throws(StoreError) {
    // A database of another shape is known by its views, not by a number.
    if script == nil { try checkIdentity(queue, path) }
    try StoreError.mapping(path) { try queue.unsafeRead { db in try script?.apply(to: db) } }
    for table in Table.allCases {
      let present = try columns(of: table, queue, path, hasViews: script != nil)
      guard !present.isEmpty else { throw .tableMissing(table) }
      for column in table.columns where !present.contains(column) {
        throw .columnMissing(table, column: column)
      }
    }
  }

  private static func checkIdentity(_ queue: DatabaseQueue, _ path: String) throws(StoreError) {
    let (application, version) = try StoreError.mapping(path) {
      try queue.unsafeRead { db in
        (
          try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
          try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        )
      }
    }
    guard application == Schema.applicationID else {
      throw .wrongDatabase(path: path, found: application)
    }
    guard version == Schema.version else { throw .wrongVersion(path: path, found: version) }
  }

  private static func columns(
    of table: Table, _ queue: DatabaseQueue, _ path: String, hasViews: Bool
  ) throws(StoreError) -> [String] {
    do {
      return try StoreError.mapping(path) {
        try queue.unsafeRead { db in
          try String.fetchAll(
            db, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table.rawValue])
        }
      }
    } catch {
      // A view that names a column its own table lacks fails only when it is looked at.
      guard hasViews, case .unexpected = error else { throw error }
      throw .viewsFailed(detail: "view '\(table.rawValue)' cannot be read")
    }
  }
}

/// SQLite's result code for success.
private let resultOK: Int32 = 0
