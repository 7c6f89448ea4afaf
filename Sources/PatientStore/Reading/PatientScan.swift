internal import GRDB
package import Monitoring

/// One pass over the whole database: an ordered merge of the tables, patient by patient.
///
/// The number of SQL statements does not depend on the number of patients, and no more than one
/// patient is in memory.
package struct PatientScan {
  /// Rows of table `patient`, counted apart from the scan.
  package let patientRows: Int
  /// Findings about rows read since they were last taken, in the order in which they were met.
  private var reader: RowReader
  private var context: FactContext
  private var patients: PatientRows
  private var observationReader = ObservationReader()
  private var assignments: PatientEvents
  private var standings: PatientEvents
  private var infusions: PatientEvents
  private var observations: PatientEvents
  private var forms: PatientEvents
  private var medications: PatientEvents
  private var histories: PatientEvents
  private var waivers: PatientEvents

  /// Opens a cursor on each table; the first read fixes what the whole scan sees.
  init(_ db: Database, path: String, _ question: ScanQuestion) throws {
    patientRows = try Int.fetchOne(db, sql: "SELECT count(*) FROM patient") ?? 0
    guard patientRows > 0 else { throw StoreError.noPatients }
    reader = RowReader(knownAt: question.knownAt)
    try Self.noteEqualNumbers(db, path, &reader)
    context = FactContext(
      words: Words(question.program), directory: try DirectoryReader(db, path: path, &reader))
    patients = try PatientRows(db, path: path)
    assignments = try PatientEvents(db, .careAssignment, path: path)
    standings = try PatientEvents(db, .standing, path: path)
    infusions = try PatientEvents(db, .infusion, path: path)
    observations = try PatientEvents(db, .observation, path: path)
    forms = try PatientEvents(db, .form, path: path)
    medications = try PatientEvents(db, .medication, path: path)
    histories = try PatientEvents(db, .history, path: path)
    waivers = try PatientEvents(db, .waiver, path: path)
  }

  /// The sites, prescribers and facilities met so far.
  package var directory: Directory { context.directory.directory }

  /// Takes the findings about the rows read since the last call.
  package mutating func takeFindings() -> [Finding] { reader.takeFindings() }

  /// Reads the next patient into `record`; false: there are no more.
  ///
  /// Throws a `StoreError` where the database cannot be read on.
  package mutating func next(into record: inout PatientRecord) throws -> Bool {
    guard let patient = try patients.take(&reader) else {
      try readRest()
      return false
    }
    record.clear()
    record.identity = patient.identity
    record.unreadable = patient.unreadable
    if let id = patient.identity.id { try readFacts(of: id, into: &record) }
    return true
  }

  private mutating func readFacts(of id: Int64, into record: inout PatientRecord) throws {
    context.texts = TextTable()
    try assignments.read(id, &reader) { row, reader throws(RowDropped) in
      try record.addAssignment(row, &reader, &context)
    }
    try standings.read(id, &reader) { row, reader throws(RowDropped) in
      try record.addStanding(row, &reader)
    }
    try infusions.read(id, &reader) { row, reader throws(RowDropped) in
      record.addInfusion(row, &reader, &context)
    }
    try observations.read(id, &reader) { row, reader throws(RowDropped) in
      try observationReader.read(row, &reader, &context.words, into: &record)
    }
    try forms.read(id, &reader) { row, reader throws(RowDropped) in
      try record.addForm(row, &reader, &context)
    }
    try medications.read(id, &reader) { row, reader throws(RowDropped) in
      try record.addMedication(row, &reader, &context)
    }
    try histories.read(id, &reader) { row, reader throws(RowDropped) in
      try record.addHistory(row, &reader, &context)
    }
    try waivers.read(id, &reader) { row, reader throws(RowDropped) in
      try record.addWaiver(row, &reader, &context)
    }
  }

  private mutating func readRest() throws {
    try assignments.readRest(&reader)
    try standings.readRest(&reader)
    try infusions.readRest(&reader)
    try observations.readRest(&reader)
    try forms.readRest(&reader)
    try medications.readRest(&reader)
    try histories.readRest(&reader)
    try waivers.readRest(&reader)
  }

  /// What has been read so far.
  package var counts: ReadCounts {
    var counts = ReadCounts()
    counts.patientRows = patientRows
    counts.infusionRows = infusions.rowCount
    counts.observationRows = observations.rowCount
    counts.otherRows = [assignments, standings, forms, medications, histories, waivers]
      .reduce(0) { $0 + $1.rowCount }
    counts.laterInfusionRows = reader.laterRows[.infusion, default: 0]
    counts.laterObservationRows = reader.laterRows[.observation, default: 0]
    let others: [Table] = [.careAssignment, .standing, .form, .medication, .history, .waiver]
    counts.laterOtherRows = others.reduce(0) { $0 + reader.laterRows[$1, default: 0] }
    counts.newestRecord = reader.newestRecord
    context.words.report(in: &counts)
    return counts
  }

  /// Patients whose record number does not tell them apart; only a view can hold such.
  private static func noteEqualNumbers(_ db: Database, _ path: String, _ reader: inout RowReader)
    throws
  {
    let ids = try DatabaseValue.fetchCursor(
      db,
      sql: """
        SELECT patient_id FROM patient WHERE mrn IN
          (SELECT mrn FROM patient GROUP BY mrn HAVING count(*) > 1)
        ORDER BY patient_id
        """)
    while let value = try ids.next() {
      let id: Int64? = if case .int64(let number) = value.storage { number } else { nil }
      reader.add(
        Finding(table: "patient", patientID: id, key: "", column: "mrn", problem: .mrnTwice))
    }
  }
}
