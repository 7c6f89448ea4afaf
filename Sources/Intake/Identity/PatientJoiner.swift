internal import PatientSchema
internal import PatientStore

/// Gives what is known of one number of a patient to the number that stands from now on.
struct PatientJoiner {
  let tables: IntakeTables

  /// Rows that another way brought into the database and that the other number has too stay behind;
  /// a run lists them as rows of an unknown patient.
  func move(from old: Int64, to new: Int64) throws {
    for slot in try tables.slots(of: old) where slot.table != .patient {
      for instant in SlotTimeline(try tables.versions(in: slot), in: slot).instants {
        try tables.removeRow(in: slot, recordedAt: instant)
      }
    }
    let groups = try groups(of: old)
    let shared = groups.intersection(try self.groups(of: new))
    try tables.moveVersions(from: old, to: new)
    for group in groups { try tables.moveOwner(from: old, to: new, of: group) }
    for group in shared { try close(group, of: new) }
    // A fact that both were told of moves what the other made of it too.
    for slot in try tables.slots(of: new) where slot.table != .patient {
      try SlotRows(tables: tables).rebuild(slot)
    }
    try tables.moveRows(from: old, to: new)
    try movePatient(from: old, to: new)
  }

  private func groups(of patientID: Int64) throws -> Set<FactGroup> {
    Set(try tables.names(of: patientID).compactMap(\.group))
  }

  /// What was left out of one record's group may stand in the other's, and the other way round.
  private func close(_ group: FactGroup, of patientID: Int64) throws {
    try tables.removeOmissions(in: group, of: patientID)
    let owners = try tables.owners(of: group)
    _ = try GroupClosing(tables: tables).close(group, of: owners.isEmpty ? [patientID] : owners)
  }

  private func movePatient(from old: Int64, to new: Int64) throws {
    guard var row = try tables.patient(old) else { return }
    try tables.removePatient(old)
    guard try tables.patient(new) == nil else { return }
    row[0] = .integer(new)
    try tables.write(patient: row)
  }
}
