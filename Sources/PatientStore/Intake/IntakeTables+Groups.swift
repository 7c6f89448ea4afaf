// MARK: - What sources state together

extension IntakeTables {
  /// Every patient of whom the source stated the group, in the order of their numbers.
  package func owners(of group: FactGroup) throws -> [Int64] {
    try fetch(
      """
      SELECT patient_id FROM fact_owner WHERE fact_table = ? AND fact_group = ? ORDER BY patient_id
      """, [.text(group.table.rawValue), .bytes(group.head)]
    ) { $0.integer(0) }
  }

  package func addOwner(_ patientID: Int64, of group: FactGroup) throws {
    try run(
      "INSERT OR IGNORE INTO fact_owner VALUES (?, ?, ?)",
      [.text(group.table.rawValue), .bytes(group.head), .integer(patientID)])
  }

  /// Makes one patient's group another's; one that has no owners gets none.
  package func moveOwner(from old: Int64, to new: Int64, of group: FactGroup) throws {
    let key: [SQLValue] = [
      .integer(old), .text(group.table.rawValue), .bytes(group.head),
    ]
    try run(
      """
      UPDATE OR REPLACE fact_owner SET patient_id = ?4
      WHERE patient_id = ?1 AND fact_table = ?2 AND fact_group = ?3
      """, key + [.integer(new)])
  }

  /// Removes what says that a group was stated without some of its facts.
  package func removeOmissions(in group: FactGroup, of patientID: Int64) throws {
    try run(
      """
      DELETE FROM source_version WHERE patient_id = ? AND fact_table = ? AND name >= ? AND name < ?
      AND row_key = x'' AND content = x''
      """,
      [.integer(patientID), .text(group.table.rawValue), .bytes(group.head), .bytes(group.end)])
  }
}

extension FactGroup {
  /// The first name behind those of the group.
  var end: [UInt8] { head.dropLast() + [(head.last ?? 0) + 1] }
}
