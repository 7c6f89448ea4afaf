/// The patient database, version 1: names and types are the contract with whoever fills it.
package enum Schema {
  /// `PRAGMA application_id`: 'REMS'.
  package static let applicationID = 0x5245_4D53
  /// `PRAGMA user_version`.
  package static let version = 1

  /// The statements of `schema.sql` beside this file.
  static var sql: String {
    String(decoding: PackageResources.schema_sql, as: UTF8.self)
  }

  /// A view that only a database of invented patients has: the mark goes wherever the file goes.
  static let inventedMark = "invented_patients"
  static let inventedSQL = """
    CREATE VIEW \(inventedMark) AS
    SELECT 'Every patient, prescriber and site of this database is invented.' AS note;
    """

  /// The statements of `intake.sql`: what an import keeps beside the contract's tables.
  static var intake: String {
    String(decoding: PackageResources.intake_sql, as: UTF8.self)
  }
}
