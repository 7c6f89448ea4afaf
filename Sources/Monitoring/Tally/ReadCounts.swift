/// What was read: printed beside what was judged, so that a report of nothing cannot be taken for
/// a clean one.
package struct ReadCounts: Hashable, Sendable {
  /// Rows of table `patient`, counted apart from the scan.
  package var patientRows = 0
  package var infusionRows = 0
  package var observationRows = 0
  /// Rows of all other tables of patients.
  package var otherRows = 0
  /// Of these rows, those that were recorded after known-at: they do not exist for the report, and
  /// so are not counted in it.
  package var laterInfusionRows = 0
  package var laterObservationRows = 0
  package var laterOtherRows = 0
  /// Observation rows whose code the rule set uses, by code, most frequent first, then by code.
  package var usedCodes: [CodeCount] = []
  /// Observation rows whose code the rule set does not use, by code, most frequent first, then by
  /// code; at most 50, with the number of the remaining codes and rows.
  package var unusedCodes: [CodeCount] = []
  package var otherUnusedCodes = 0
  package var otherUnusedRows = 0
  /// Latest `recorded_at` that was read; with it as known-at the run can be repeated.
  package var newestRecord: Instant?

  package init() {}
}

extension ReadCounts {
  /// Rows that exist for the report: the same whenever it is asked for.
  package var knownInfusionRows: Int { infusionRows - laterInfusionRows }
  package var knownObservationRows: Int { observationRows - laterObservationRows }
  package var knownOtherRows: Int { otherRows - laterOtherRows }
}

/// A code of observations, or a kind of another table, and how many rows have it.
package struct CodeCount: Hashable, Sendable {
  package var code: String
  package var rows: Int
  /// Where it stands: the codes of `observation`, the kinds of other tables.
  package var table: String

  package init(code: String, rows: Int, table: String = "observation") {
    self.code = code
    self.rows = rows
    self.table = table
  }
}
