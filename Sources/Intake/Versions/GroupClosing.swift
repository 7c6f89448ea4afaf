internal import PatientStore

/// Keeps the versions of a group whole: whatever was left out where its head was stated has a version
/// that says so. What is kept does not depend on the order in which the statements arrived.
struct GroupClosing {
  let tables: IntakeTables

  /// Adds what is missing, and gives the places whose rows may change by it.
  ///
  /// - Parameter patients: everyone of whom the group was stated.
  func close(_ group: FactGroup, of patients: [Int64]) throws -> Set<Slot> {
    let all = try patients.map { ($0, try tables.versions(in: group, of: $0)) }
    let heads = all.flatMap(\.1).filter { $0.name == group.head && !$0.isOmission }
    var slots: Set<Slot> = []
    for (patientID, versions) in all {
      for (name, known) in Dictionary(grouping: versions, by: \.name) {
        let missing = Self.missing(name, heads, known)
        let fact = FactName(patientID: patientID, table: group.table, name: name)
        for omission in missing { try tables.insert(omission, of: fact) }
        guard !missing.isEmpty else { continue }
        slots.formUnion(known.slots(of: fact))
      }
    }
    return slots
  }

  private static func missing(
    _ name: [UInt8], _ heads: [StoredVersion], _ known: [StoredVersion]
  ) -> [StoredVersion] {
    heads.filter { head in !known.contains { $0.sourceTime == head.sourceTime } }
      .map { $0.omission(of: name) }
  }
}

extension [StoredVersion] {
  /// The places in which a fact with these versions ever stood.
  func slots(of fact: FactName) -> Set<Slot> {
    Set(
      filter { !$0.isAbsence }
        .map { Slot(patientID: fact.patientID, table: fact.table, rowKey: $0.rowKey) })
  }
}
