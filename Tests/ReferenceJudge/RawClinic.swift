/// A cell as SQLite stores it, before anybody has read meaning into it.
package enum RawValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
}

/// One row: column name to cell. A column that is absent is NULL.
package typealias RawRow = [String: RawValue]

/// One patient's row of `patient` and the rows of every table keyed by `patient_id`.
package struct RawPatient: Sendable {
  /// The row of `patient`.
  package var patient: RawRow
  /// Rows by table name: `care_assignment`, `standing`, `infusion`, `observation`, `form`, `medication`, `history`, `waiver`.
  package var rows: [String: [RawRow]]

  package init(patient: RawRow, rows: [String: [RawRow]] = [:]) {
    self.patient = patient
    self.rows = rows
  }
}

/// A whole database of the schema as plain rows.
package struct RawClinic: Sendable {
  package var sites: [RawRow] = []
  package var prescribers: [RawRow] = []
  package var facilities: [RawRow] = []
  package var certifications: [RawRow] = []
  package var patients: [RawPatient] = []

  package init() {}
}
