// MARK: - Table patient

extension IntakeTables {
  /// Who has a record number, as printed; nil: nobody.
  package func patientID(printedAs mrn: String) throws -> Int64? {
    try fetch("SELECT patient_id FROM patient WHERE mrn = ?", [.text(mrn)]) {
      $0.integer(0)
    }.first
  }

  /// One patient's row, its cells in the order of `Table.patient.columns`; nil: there is none.
  package func patient(_ patientID: Int64) throws -> [Cell]? {
    try fetch(Self.selection, [.integer(patientID)]) { row in
      Table.patient.columns.indices.map { row.cell(Int32($0)) }
    }.first
  }

  /// Writes a patient's row in place of the one that has the number. Another patient's with the same
  /// record number is never replaced: that fails.
  package func write(patient cells: [Cell]) throws {
    try run(Self.upsert, cells.map { .cell($0) })
  }

  package func removePatient(_ patientID: Int64) throws {
    try run("DELETE FROM patient WHERE patient_id = ?", [.integer(patientID)])
  }

  private static let selection =
    "SELECT \(Table.patient.columns.joined(separator: ", ")) FROM patient WHERE patient_id = ?"

  private static let upsert: String = {
    let columns = Table.patient.columns
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    let updates = columns.dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
    return """
      INSERT INTO patient (\(columns.joined(separator: ", "))) VALUES (\(marks))
      ON CONFLICT (patient_id) DO UPDATE SET \(updates)
      """
  }()
}
