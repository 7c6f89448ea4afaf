package import PatientSchema

/// One row for one table of the patient database, as a source states it.
package struct Fact: Hashable, Sendable {
  package let table: Table
  /// The row, in the order of `Table.columns`. The places of `patient_id` and `recorded_at` are
  /// null: who the patient is and when it was learned is for the store to say. Empty: the source
  /// says that there is no such row.
  package let cells: [Cell]
  /// Nil: the row's key names it.
  package let title: FactTitle?
  /// Whether the absence matters only where something of that title is known, so that nothing is
  /// kept for records that never were of interest.
  package let onlyTakesBack: Bool

  package init(
    table: Table, cells: [Cell], title: FactTitle? = nil, onlyTakesBack: Bool = false
  ) {
    self.table = table
    self.cells = cells
    self.title = title
    self.onlyTakesBack = onlyTakesBack
  }

  /// That there is no row of that title, whatever was said before.
  package static func absent(_ table: Table, _ title: FactTitle) -> Fact {
    Fact(table: table, cells: [], title: title)
  }

  /// That whatever is known by that title is no row any more; where nothing is, it says nothing.
  package static func takenBack(_ table: Table, _ title: FactTitle) -> Fact {
    Fact(table: table, cells: [], title: title, onlyTakesBack: true)
  }
}
