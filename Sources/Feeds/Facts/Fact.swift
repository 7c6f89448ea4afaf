package import PatientSchema

/// One row for one table of the patient database, as a source states it.
package struct Fact: Hashable, Sendable {
  package let table: Table
  /// The row, in the order of `Table.columns`. The places of `patient_id` and `recorded_at` are
  /// null: who the patient is and when it was learned is for the store to say.
  package let cells: [Cell]
  /// What the source calls the statement where that outlives a change of the row's own key, such as
  /// a filler's order number with the analyte's code: a correction that moves a result to another
  /// day is told from a second result by it. Nil: the row's key names it.
  package let name: String?

  package init(table: Table, cells: [Cell], name: String? = nil) {
    self.table = table
    self.cells = cells
    self.name = name
  }
}
