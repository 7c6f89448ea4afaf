internal import PatientSchema
internal import PatientStore

/// What is known already of what a record states.
struct KnownFacts {
  let patientID: Int64
  let isOfSource: Bool
  /// Everyone of whom the group was stated, and the patient of the record.
  let patients: [Int64]
  private let table: Table
  private let own: [[UInt8]: [StoredVersion]]
  /// The head as it was stated of other patients.
  private let elsewhere: [StoredVersion]

  init(_ stated: StatedFacts, of patientID: Int64, in tables: IntakeTables) throws {
    (self.patientID, isOfSource, table) = (patientID, stated.isOfSource, stated.table)
    guard let group = stated.group else {
      let fact = FactName(patientID: patientID, table: stated.table, name: stated.head)
      let versions = try tables.versions(of: fact)
      own = versions.isEmpty ? [:] : [fact.name: versions]
      (patients, elsewhere) = ([patientID], [])
      return
    }
    let owners = stated.isOfSource ? try tables.owners(of: group) : [patientID]
    patients = Set(owners + [patientID]).sorted()
    own =
      owners.contains(patientID)
      ? Dictionary(grouping: try tables.versions(in: group, of: patientID), by: \.name) : [:]
    elsewhere = try owners.filter { $0 != patientID }.flatMap { other in
      try tables.versions(
        of: FactName(patientID: other, table: group.table, name: group.head)
      ).filter { !$0.isOmission }
    }
  }

  var isEmpty: Bool { own.isEmpty && elsewhere.isEmpty }

  /// The versions of a fact; where the group was stated of another patient, it was left out here.
  func versions(of name: [UInt8]) -> [StoredVersion] {
    own[name, default: []] + elsewhere.map { $0.omission(of: name) }
  }

  func fact(_ name: [UInt8]) -> FactName {
    FactName(patientID: patientID, table: table, name: name)
  }

  func slot(_ version: StoredVersion) -> Slot {
    Slot(patientID: patientID, table: table, rowKey: version.rowKey)
  }

  /// Whether the record says by its silence that something is not so any more.
  func hasMore(than stated: StatedFacts) -> Bool {
    guard stated.isWhole else { return false }
    let order = VersionOrder(table: table)
    return own.contains { name, versions in
      !stated.contains(name) && versions.max(by: order.isOlder)?.isAbsence == false
    }
  }
}
