// MARK: - What sources said

extension IntakeTables {
  /// Every version of a fact that is known, in the order of the source's times.
  package func versions(of fact: FactName) throws -> [StoredVersion] {
    try fetch(
      """
      SELECT \(Self.columns) FROM source_version WHERE patient_id = ? AND fact_table = ? AND name = ?
      ORDER BY source_at, nanoseconds, sequence, row_key, content
      """,
      [.integer(fact.patientID), .text(fact.table.rawValue), .bytes(fact.name)],
      Self.version)
  }

  /// Every version of every fact of a patient in a group.
  package func versions(in group: FactGroup, of patientID: Int64) throws -> [StoredVersion] {
    try fetch(
      """
      SELECT \(Self.columns) FROM source_version
      WHERE patient_id = ? AND fact_table = ? AND name >= ? AND name < ?
      ORDER BY name, source_at, nanoseconds, sequence, row_key, content
      """,
      [.integer(patientID), .text(group.table.rawValue), .bytes(group.head), .bytes(group.end)],
      Self.version)
  }

  /// Every version of every fact of a patient in a table.
  package func versions(of table: Table, _ patientID: Int64) throws -> [StoredVersion] {
    try fetch(
      """
      SELECT \(Self.columns) FROM source_version WHERE patient_id = ? AND fact_table = ?
      ORDER BY name, source_at, nanoseconds, sequence, row_key, content
      """, [.integer(patientID), .text(table.rawValue)], Self.version)
  }

  /// Every version of every fact that ever stood in a place, the times in another place included.
  package func versions(in slot: Slot) throws -> [StoredVersion] {
    try fetch(
      """
      SELECT \(Self.columns) FROM source_version WHERE patient_id = ?1 AND fact_table = ?2 AND name IN (
        SELECT name FROM source_version
        WHERE patient_id = ?1 AND fact_table = ?2 AND row_key = ?3)
      ORDER BY name, source_at, nanoseconds, sequence, row_key, content
      """,
      [.integer(slot.patientID), .text(slot.table.rawValue), .bytes(slot.rowKey)],
      Self.version)
  }

  /// Adds a version; one that is there already stays as it is.
  package func insert(_ version: StoredVersion, of fact: FactName) throws {
    try run(
      "INSERT OR IGNORE INTO source_version VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        .integer(fact.patientID), .text(fact.table.rawValue), .bytes(fact.name),
        .text(version.sourceAt), .integer(version.nanoseconds),
        .integer(version.sequence), .bytes(version.rowKey), .bytes(version.content),
        .text(version.recordedAt),
      ])
  }

  /// Removes a version that another stands for.
  package func remove(_ version: StoredVersion, of fact: FactName) throws {
    try run(
      """
      DELETE FROM source_version WHERE patient_id = ? AND fact_table = ? AND name = ?
      AND source_at = ? AND nanoseconds = ? AND sequence = ? AND row_key = ? AND content = ?
      """,
      [
        .integer(fact.patientID), .text(fact.table.rawValue), .bytes(fact.name),
        .text(version.sourceAt), .integer(version.nanoseconds),
        .integer(version.sequence), .bytes(version.rowKey), .bytes(version.content),
      ])
  }

  /// The table and the name of every fact of a patient.
  package func names(of patientID: Int64) throws -> [FactName] {
    let rows = try fetch(
      "SELECT DISTINCT fact_table, name FROM source_version WHERE patient_id = ? ORDER BY 1, 2",
      [.integer(patientID)]
    ) { row in (row.text(0), row.bytes(1)) }
    return rows.compactMap { table, name in
      Table(rawValue: table).map { FactName(patientID: patientID, table: $0, name: name) }
    }
  }

  /// Every place in which a fact of the patient ever stood.
  package func slots(of patientID: Int64) throws -> [Slot] {
    let rows = try fetch(
      """
      SELECT DISTINCT fact_table, row_key FROM source_version
      WHERE patient_id = ? AND row_key <> x''
      ORDER BY fact_table, row_key
      """, [.integer(patientID)]
    ) { row in (row.text(0), row.bytes(1)) }
    return rows.compactMap { name, key in
      Table(rawValue: name).map { Slot(patientID: patientID, table: $0, rowKey: key) }
    }
  }

  /// Gives one patient's versions to another.
  package func moveVersions(from old: Int64, to new: Int64) throws {
    let ids: [SQLValue] = [.integer(new), .integer(old)]
    try run("UPDATE OR IGNORE source_version SET patient_id = ? WHERE patient_id = ?", ids)
    try run("DELETE FROM source_version WHERE patient_id = ?", [.integer(old)])
  }

  private static let columns =
    "name, source_at, nanoseconds, sequence, row_key, content, recorded_at"

  private static func version(_ row: SQLRow) -> StoredVersion {
    StoredVersion(
      name: row.bytes(0), sourceAt: row.text(1), nanoseconds: row.integer(2),
      sequence: row.integer(3), rowKey: row.bytes(4), content: row.bytes(5),
      recordedAt: row.text(6))
  }
}
