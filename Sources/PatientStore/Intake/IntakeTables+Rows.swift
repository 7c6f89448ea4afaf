internal import PatientSchema

// MARK: - The rows of the contract's tables

extension IntakeTables {
  /// Whether a row stands in a place, in any version.
  package func hasRow(in slot: Slot) throws -> Bool {
    try exists(SlotSQL.of(slot.table).exists, owner(slot) + key(slot))
  }

  /// Writes the version of a row that was recorded at an instant, in place of one that was.
  ///
  /// - Parameter content: the cells of `Table.content`, as `CellCoding` writes them.
  package func write(_ content: [UInt8], in slot: Slot, recordedAt: String) throws {
    let time: [SQLValue] = slot.table.hasVersions ? [.text(recordedAt)] : []
    let sql = SlotSQL.of(slot.table)
    if !slot.table.key.contains("recorded_at") || sql.needsDeletion {
      try run(sql.delete, owner(slot) + key(slot) + time)
    }
    try run(sql.replace, owner(slot) + key(slot) + time + cells(content))
  }

  /// Removes the version of a row that was recorded at an instant.
  package func removeRow(in slot: Slot, recordedAt: String) throws {
    let time: [SQLValue] = slot.table.hasVersions ? [.text(recordedAt)] : []
    try run(SlotSQL.of(slot.table).delete, owner(slot) + key(slot) + time)
  }

  /// The status of the standing before the one of a place, as known at an instant; nil: there is none.
  package func standing(before slot: Slot, at instant: String) throws -> String? {
    try fetch(
      """
      SELECT status FROM standing WHERE patient_id = ? AND from_on < ? AND recorded_at <= ?
      ORDER BY from_on DESC, recorded_at DESC LIMIT 1
      """, owner(slot) + key(slot) + [.text(instant)]
    ) { $0.text(0) }.first
  }

  /// Gives to another patient the rows that are left under a number, as far as the other has none
  /// of the same key.
  package func moveRows(from old: Int64, to new: Int64) throws {
    for table in Table.allCases where table.isAboutPatient && table != .patient {
      try run(
        "UPDATE OR IGNORE \(table.rawValue) SET patient_id = ? WHERE patient_id = ?",
        [.integer(new), .integer(old)])
    }
  }

  private func owner(_ slot: Slot) -> [SQLValue] {
    slot.table.isAboutPatient ? [.integer(slot.patientID)] : []
  }

  private func key(_ slot: Slot) -> [SQLValue] { cells(slot.rowKey) }

  private func cells(_ bytes: [UInt8]) -> [SQLValue] {
    (CellCoding.decode(bytes) ?? []).map { .cell($0) }
  }
}

/// The statements for one table, made once.
private struct SlotSQL {
  let exists: String
  let replace: String
  let delete: String
  /// Whether the table has no key of its own that would make one row replace another.
  let needsDeletion: Bool

  static func of(_ table: Table) -> SlotSQL { all[table] ?? SlotSQL(table) }

  private static let all = Dictionary(
    uniqueKeysWithValues: Table.allCases.map { ($0, SlotSQL($0)) })

  private init(_ table: Table) {
    let owner = table.isAboutPatient ? ["patient_id"] : []
    let time = table.hasVersions ? ["recorded_at"] : []
    let columns = owner + table.parts.rowKey + time + table.parts.content
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    exists =
      "SELECT 1 FROM \(table.rawValue) WHERE \(Self.equal(owner + table.parts.rowKey)) LIMIT 1"
    replace =
      "INSERT OR REPLACE INTO \(table.rawValue) (\(columns.joined(separator: ", "))) "
      + "VALUES (\(marks))"
    delete =
      "DELETE FROM \(table.rawValue) WHERE \(Self.equal(owner + table.parts.rowKey + time))"
    needsDeletion = table == .certification
  }

  private static func equal(_ columns: [String]) -> String {
    columns.map { "\($0) = ?" }.joined(separator: " AND ")
  }
}
