internal import Feeds
internal import Monitoring
internal import PatientSchema
internal import PatientStore

/// The rows of table `patient`, made from what sources say of each field.
///
/// What is not written yet is held back, since most messages of a patient say the same again.
struct PatientRegister {
  /// The newest version of each field, and whether the row must be written.
  struct Entry {
    var fields: [PatientField: StoredVersion] = [:]
    var stored: [PatientField: StoredVersion] = [:]
    /// Birth dates of which somebody said that they were wrong: who states them means this patient.
    var refuted: [StoredVersion] = []
    var isNew = false
  }

  /// Patients held back at once; it bounds the memory.
  private static let limit = 25_000

  let tables: IntakeTables
  private let identity: PatientIdentity
  let clock: LoadClock
  private var entries: [Int64: Entry] = [:]

  init(tables: IntakeTables, identity: PatientIdentity, clock: LoadClock) {
    self.tables = tables
    self.identity = identity
    self.clock = clock
  }

  /// Whether a source stated a field before another did. Of equal times the content decides, so that
  /// loading the same again changes nothing.
  private static func isOlder(_ left: StoredVersion, _ right: StoredVersion) -> Bool {
    left.sourceTime == right.sourceTime
      ? left.content.lexicographicallyPrecedes(right.content) : left.sourceTime < right.sourceTime
  }

  /// Takes in what a source says; whether anything that is known changes.
  mutating func take(
    _ demographics: Demographics, of patientID: Int64, _ stamp: SourceStamp?, isChanged: Bool
  ) throws -> Bool {
    // A result says mostly nothing of who the patient is.
    guard isChanged || demographics != Demographics() else { return false }
    let isRefuted = try isRefuted(demographics, patientID)
    var entry = try entry(patientID)
    var isNews = takeRefutation(demographics, stamp, into: &entry)
    for field in PatientField.allCases where field != .birthDate || !isRefuted {
      guard let cell = field.cell(in: demographics) else { continue }
      let version = version(of: field, cell, stamp)
      guard let known = entry.fields[field] else {
        entry.fields[field] = version
        isNews = true
        continue
      }
      let isSame = known.content == version.content
      guard Self.isOlder(known, version), !isSame || stamp != nil else { continue }
      // What was known before is not learned again.
      let isKnown = isSame && !clock.isSources
      entry.fields[field] = isKnown ? version.recorded(at: known.recordedAt) : version
      isNews = isNews || !isSame
    }
    entry.isNew = entry.isNew || isChanged
    entries[patientID] = entry
    if entries.count >= Self.limit { try flush() }
    return isNews
  }

  /// Writes every row that is held back.
  mutating func flush() throws {
    for (patientID, entry) in entries.sorted(by: { $0.key < $1.key }) {
      try write(entry, patientID)
    }
    entries.removeAll(keepingCapacity: true)
  }

  mutating func entry(_ patientID: Int64) throws -> Entry {
    if let entry = entries[patientID] { return entry }
    var entry = Entry()
    let versions = try tables.versions(of: .patient, patientID)
    entry.refuted = versions.filter { $0.name == Self.refutation }
    for version in versions {
      guard let field = PatientField(rawValue: String(decoding: version.name, as: UTF8.self)),
        entry.fields[field].map({ Self.isOlder($0, version) }) ?? true
      else { continue }
      entry.fields[field] = version
    }
    entry.stored = entry.fields
    entries[patientID] = entry
    return entry
  }

  private func write(_ entry: Entry, _ patientID: Int64) throws {
    guard entry.isNew || entry.fields != entry.stored else { return }
    try write(entry.refuted, patientID)
    for field in PatientField.allCases {
      guard let version = entry.fields[field] else { continue }
      let name = Self.name(of: field, patientID)
      for other in try tables.versions(of: name) where other != version {
        try tables.remove(other, of: name)
      }
      try tables.insert(version, of: name)
    }
    let row = try tables.patient(patientID)
    var cells: [Cell] = [.integer(patientID), .text(try identity.printed(patientID))]
    for field in PatientField.allCases {
      let said = entry.fields[field].flatMap { CellCoding.decode($0.content)?.first }
      cells.append(said ?? row?[Self.place(of: field)] ?? field.absent)
    }
    if cells != row { try tables.write(patient: cells) }
  }

  private func version(of field: PatientField, _ cell: Cell, _ stamp: SourceStamp?) -> StoredVersion
  {
    StoredVersion(
      name: Array(field.rawValue.utf8), sourceAt: (stamp?.time ?? clock.loadedAt).description,
      nanoseconds: Int64(stamp?.nanoseconds ?? 0), sequence: stamp?.sequence ?? 0, rowKey: [],
      content: CellCoding.encode([cell]), recordedAt: clock.recordedAt(stamp).description)
  }

  private static func name(of field: PatientField, _ patientID: Int64) -> FactName {
    FactName(patientID: patientID, table: .patient, name: Array(field.rawValue.utf8))
  }

  static func place(of field: PatientField) -> Int {
    Table.patient.columns.firstIndex(of: field.rawValue) ?? 0
  }
}
