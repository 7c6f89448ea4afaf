/// A row that may be a later version of the row before it.
///
/// Facts are append-only: a correction is a new row with the same key and a later `recorded_at`.
protocol VersionedRow {
  /// Whether the keys are equal but for `recorded_at`.
  func isSameFact(as other: Self) -> Bool
}

extension Array where Element: VersionedRow {
  /// Calls `body` with the latest version of each fact, and its place.
  ///
  /// Rows about one fact are adjacent and in the order in which they were recorded; the last
  /// replaces the whole row, so that nothing is filled in from an older one.
  func forEachLatest(_ body: (Element, Int) -> Void) {
    for index in indices {
      if index + 1 < count, self[index].isSameFact(as: self[index + 1]) { continue }
      body(self[index], index)
    }
  }
}

extension InfusionRow: VersionedRow {
  func isSameFact(as other: Self) -> Bool { infusedOn == other.infusedOn }
}

extension FormRow: VersionedRow {
  func isSameFact(as other: Self) -> Bool {
    kind == other.kind && submittedOn == other.submittedOn
  }
}

extension MedicationRow: VersionedRow {
  func isSameFact(as other: Self) -> Bool {
    kind == other.kind && product == other.product && startedOn == other.startedOn
  }
}

extension HistoryRow: VersionedRow {
  func isSameFact(as other: Self) -> Bool {
    kind == other.kind && detail == other.detail && startedOn == other.startedOn
  }
}

extension WaiverRow: VersionedRow {
  func isSameFact(as other: Self) -> Bool {
    requirement == other.requirement && fromOn == other.fromOn
  }
}

extension StandingRow: VersionedRow {
  func isSameFact(as other: Self) -> Bool { fromOn == other.fromOn }
}

extension CareAssignmentRow: VersionedRow {
  func isSameFact(as other: Self) -> Bool { fromOn == other.fromOn }
}

extension PatientRecord {
  /// Of each infusion day its latest version, voided ones too.
  package var infusionsAsKnown: [InfusionRow] {
    var rows: [InfusionRow] = []
    infusions.forEachLatest { row, _ in rows.append(row) }
    return rows
  }
}
