internal import GRDB

/// What tells one patient database from another, without a value of a row.
package struct DatabaseIdentity: Hashable, Sendable {
  /// The header's number of who the file belongs to; 0: nobody said.
  package let applicationID: Int
  /// The header's number of the schema.
  package let schemaVersion: Int
  /// `wal`, `delete` or another of SQLite's words, of the file itself and not of a copy.
  package let journalMode: String
  /// The statements that made the tables and views, in the order of their names.
  package let schema: [String]

  init(_ db: Database, journalMode: String) throws {
    applicationID = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    schemaVersion = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    self.journalMode = journalMode
    schema = try String.fetchAll(
      db,
      sql: """
        SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL UNION ALL
        SELECT sql FROM sqlite_temp_schema WHERE sql IS NOT NULL ORDER BY sql
        """)
  }
}
