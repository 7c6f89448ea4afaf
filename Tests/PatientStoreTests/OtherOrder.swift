import GRDB

/// A database of the schema, but for the order in which observations lie.
enum OtherOrder {
  /// - Parameter key: of the table, its columns with commas between them.
  static func impose(_ key: String, on path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      let schema = "SELECT sql FROM sqlite_schema WHERE name = 'observation'"
      let sql = try String.fetchOne(db, sql: schema) ?? ""
      let other =
        sql
        .replacing("CREATE TABLE observation", with: "CREATE TABLE other", maxReplacements: 1)
        .replacing(
          "(patient_id, collected_on, specimen, code, recorded_at)",
          with: "(\(key))")
      try db.execute(
        sql: """
          \(other);
          INSERT INTO other SELECT * FROM observation;
          DROP TABLE observation;
          ALTER TABLE other RENAME TO observation;
          """)
    }
    try queue.close()
  }
}
