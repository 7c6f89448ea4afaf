internal import Feeds
internal import Monitoring
internal import PatientSchema
internal import PatientStore

// MARK: - Birth dates, by which records of two people are told apart

extension PatientRegister {
  /// Whether what a source says of the birth date contradicts what is known of a patient.
  mutating func contradicts(_ demographics: Demographics, _ patientID: Int64) throws -> Bool {
    guard case .said(let day) = demographics.birthDate else { return false }
    guard let known = try birthDate(of: patientID) else { return false }
    guard known != .null, known != .text(day.description) else { return false }
    return try !Self.corrects(demographics, known) && !isRefuted(demographics, patientID)
  }

  /// Whether a source states a birth date that was corrected.
  mutating func isRefuted(
    _ demographics: Demographics, _ patientID: Int64
  ) throws -> Bool {
    guard demographics.birthDateWas == nil,
      let cell = PatientField.birthDate.cell(in: demographics)
    else { return false }
    return try entry(patientID).refuted.contains { $0.content == CellCoding.encode([cell]) }
  }

  /// Whether a source says of a birth date that it was wrong.
  static func corrects(_ demographics: Demographics, _ known: Cell) -> Bool {
    demographics.birthDateWas.map { known == .text($0.description) } ?? false
  }

  /// The birth date that is known; nil: no source spoke of it.
  mutating func birthDate(of patientID: Int64) throws -> Cell? {
    let entry = try entry(patientID)
    if let version = entry.fields[.birthDate] { return CellCoding.decode(version.content)?.first }
    guard let row = try tables.patient(patientID) else { return nil }
    return row[Self.place(of: .birthDate)]
  }

  /// Takes in that a birth date was wrong; one that is right after all is refuted no more.
  func takeRefutation(
    _ demographics: Demographics, _ stamp: SourceStamp?, into entry: inout Entry
  ) -> Bool {
    guard let day = demographics.birthDateWas else { return false }
    let right = PatientField.birthDate.cell(in: demographics).map { CellCoding.encode([$0]) }
    entry.refuted.removeAll { $0.content == right }
    let wrong = StoredVersion(
      name: Self.refutation, sourceAt: "", nanoseconds: 0, sequence: 0, rowKey: [],
      content: CellCoding.encode([.text(day.description)]),
      recordedAt: clock.recordedAt(stamp).description)
    guard !entry.refuted.contains(where: { $0.content == wrong.content }) else { return false }
    entry.refuted.append(wrong)
    return true
  }

  static let refutation = Array("birth_date_was".utf8)

  func write(_ refuted: [StoredVersion], _ patientID: Int64) throws {
    let name = FactName(patientID: patientID, table: .patient, name: Self.refutation)
    for version in try tables.versions(of: name) where !refuted.contains(version) {
      try tables.remove(version, of: name)
    }
    for version in refuted { try tables.insert(version, of: name) }
  }
}
