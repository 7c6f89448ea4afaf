internal import GRDB
internal import Monitoring

/// One table's share of the merge: hands out the rows of the patient that is being read.
struct PatientEvents {
  private(set) var rowCount = 0
  private var cursor: RowCursor
  /// Rows of a patient who does not exist, until they are all counted.
  private var orphans: (patient: Int64?, rows: Int)?

  init(_ db: Database, _ table: Table, path: String) throws {
    cursor = try RowCursor(db, table, isGrouped: true, path: path)
  }

  /// Calls `body` for each row of `patient`; rows of patients before it belong to nobody.
  ///
  /// Patients are asked for in ascending order.
  mutating func read(
    _ patient: Int64, _ reader: inout RowReader,
    _ body: (StoredRow, inout RowReader) throws(RowDropped) -> Void
  ) throws {
    while let row = cursor.row {
      let id = row.integer(0)
      if let id, id > patient { break }
      if id == patient {
        try? body(row, &reader)
      } else {
        countOrphan(of: id, &reader)
      }
      var count = 1
      try cursor.step { row in
        guard row.integer(0) == patient else { return false }
        try? body(row, &reader)
        count += 1
        return true
      }
      rowCount += count
    }
    noteOrphans(&reader)
  }

  /// Counts what is left behind the last patient.
  mutating func readRest(_ reader: inout RowReader) throws {
    while let row = cursor.row {
      countOrphan(of: row.integer(0), &reader)
      rowCount += 1
      try cursor.step()
    }
    noteOrphans(&reader)
  }

  private mutating func countOrphan(of patient: Int64?, _ reader: inout RowReader) {
    if let orphans, orphans.patient != patient { noteOrphans(&reader) }
    orphans = (patient, (orphans?.rows ?? 0) + 1)
  }

  /// One finding for each patient who does not exist, however many rows.
  private mutating func noteOrphans(_ reader: inout RowReader) {
    guard let (patient, rows) = orphans else { return }
    orphans = nil
    reader.add(
      Finding(
        table: cursor.table.rawValue, patientID: patient, key: "", column: "patient_id",
        problem: patient == nil ? .ownerUnreadable : .patientMissing, rows: rows))
  }
}
