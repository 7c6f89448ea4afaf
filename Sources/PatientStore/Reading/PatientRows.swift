internal import GRDB
internal import Monitoring

/// The rows of table `patient` in the order of their ids, each read a step ahead, so that an id
/// that occurs twice is noticed at its first row.
struct PatientRows {
  private var cursor: RowCursor
  private var next: PatientRecord?
  private var lastID: Int64?
  /// Keeps the findings of the row ahead until it is its turn.
  private var ahead = RowReader(knownAt: nil)

  init(_ db: Database, path: String) throws {
    cursor = try RowCursor(db, .patient, path: path)
    next = cursor.row.map { Self.read($0, &ahead) }
  }

  /// The next patient, without facts; nil: there are no more.
  mutating func take(_ reader: inout RowReader) throws -> PatientRecord? {
    guard var patient = next else { return nil }
    for finding in ahead.takeFindings() { reader.add(finding) }
    try cursor.step()
    next = cursor.row.map { Self.read($0, &ahead) }
    let id = patient.identity.id
    if let id, id == lastID || id == next?.identity.id {
      patient.unreadable = .identifierTwice
      reader.add(
        Finding(
          table: "patient", patientID: id, key: "", column: "patient_id", problem: .patientIDTwice))
    }
    lastID = id
    return patient
  }

  private static func read(_ row: StoredRow, _ reader: inout RowReader) -> PatientRecord {
    var record = PatientRecord()
    record.identity.id = row.integer(0)
    record.identity.mrn = reader.string(row, 1) ?? ""
    record.identity.familyName = reader.string(row, 2) ?? ""
    record.identity.givenName = reader.string(row, 3) ?? ""
    if record.identity.id == nil {
      reader.note(.patientIDUnreadable, row, 0)
      record.unreadable = .identifierUnreadable
    }
    do throws(RowDropped) {
      record.identity.birthDate = try reader.optionalDay(row, 4)
    } catch {
      record.unreadable = .birthDateUnreadable
    }
    record.identity.sex = sex(row, &reader)
    record.identity.enrolledOn = row.text(6).flatMap(CivilDate.init(iso:))
    if record.identity.enrolledOn == nil, !row.isNull(6) {
      reader.note(.enrolmentUnreadable, row, 6)
    }
    return record
  }

  private static func sex(_ row: StoredRow, _ reader: inout RowReader) -> Sex {
    let text = row.text(5)
    let sex = text?.count == 1 ? text?.first.flatMap(Sex.init(rawValue:)) : nil
    if sex == nil { reader.note(.valueUnknown, row, 5) }
    if sex == .unknown { reader.note(.sexUnknown, row, 5) }
    return sex ?? .unknown
  }
}
