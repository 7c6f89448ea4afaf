internal import PatientSchema
internal import PatientStore

/// The rows of the contract's tables, as they follow from the versions that are kept.
struct SlotRows {
  let tables: IntakeTables

  /// Makes the rows of a place from what sources said of it.
  func rebuild(_ slot: Slot) throws {
    let timeline = SlotTimeline(try tables.versions(in: slot), in: slot)
    guard slot.table.hasVersions else {
      if let last = timeline.entries.last {
        try tables.write(last.content, in: slot, recordedAt: last.recordedAt)
      }
      return
    }
    let entries = Dictionary(uniqueKeysWithValues: timeline.entries.map { ($0.recordedAt, $0) })
    for instant in timeline.instants {
      if let entry = entries[instant] {
        try tables.write(try content(entry, in: slot), in: slot, recordedAt: instant)
      } else {
        try tables.removeRow(in: slot, recordedAt: instant)
      }
    }
  }

  /// Who did not die is what he was before, so that a transfer is not ended by it.
  private func content(_ entry: SlotTimeline.Entry, in slot: Slot) throws -> [UInt8] {
    guard slot.table == .standing, entry.isWithdrawn,
      let before = try tables.standing(before: slot, at: entry.recordedAt)
    else { return entry.content }
    return CellCoding.encode([.text(before)])
  }

  /// The places whose rows follow from those that changed: a standing that was taken back is what stood
  /// before it.
  func rebuild(_ slots: Set<Slot>, of patientID: Int64) throws {
    var slots = slots
    if slots.contains(where: { $0.table == .standing }) {
      slots.formUnion(try tables.slots(of: patientID).filter { $0.table == .standing })
    }
    let ordered = slots.sorted { $0.rowKey.lexicographicallyPrecedes($1.rowKey) }
    for slot in ordered { try rebuild(slot) }
  }
}
