import GRDB

/// A database of the schema, but for the order in which a patient's observations lie: by code.
enum OtherOrder {
  static func impose(on path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      let schema = "SELECT sql FROM sqlite_schema WHERE name = 'observation'"
      let sql = try String.fetchOne(db, sql: schema) ?? ""
      let other =
        sql
        .replacing("CREATE TABLE observation", with: "CREATE TABLE other", maxReplacements: 1)
        .replacing(
          "(patient_id, collected_on, specimen, code, recorded_at)",
          with: "(patient_id, code, collected_on, specimen, recorded_at)")
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
