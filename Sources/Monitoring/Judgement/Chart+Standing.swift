extension Chart {
  /// The day of death; the first where several are recorded.
  var deceasedOn: CivilDate? {
    standings.first { $0.standing == .deceased }?.fromOn
  }

  /// The standing that holds at the as-of day; active where none is recorded.
  var standing: Standing {
    standings.last?.standing ?? .active
  }

  /// Days of death and of transfers out, in order.
  var departures: [CivilDate] {
    standings.filter { $0.standing == .deceased || $0.standing == .transferredOut }.map(\.fromOn)
  }

  /// Whether the patient was transferred out and has not come back.
  var isTransferredOut: Bool {
    guard let transfer = standings.lastIndex(where: { $0.standing == .transferredOut }) else {
      return false
    }
    return !standings[transfer...].contains { $0.standing == .active }
  }

  /// The transfer under which something due on `day` is somebody else's: due after it and before
  /// the patient's return; nil: none.
  func transfer(covering day: CivilDate) -> CivilDate? {
    for (index, row) in standings.enumerated() where row.standing == .transferredOut {
      let back = standings[index...].first { $0.standing == .active }?.fromOn
      if row.fromOn < day, back.map({ day < $0 }) ?? true { return row.fromOn }
    }
    return nil
  }

  /// Who was responsible on `day`: the latest assignment from then or before, or the earliest
  /// where all are later; nil: nobody is recorded.
  func assignment(on day: CivilDate) -> CareAssignmentRow? {
    assignments.last { $0.fromOn <= day } ?? assignments.first
  }

  /// Facts dated after a death, a finding per table: one of the two dates is wrong.
  func findingsAfterDeath(_ record: PatientRecord, asOf: CivilDate) -> [Finding] {
    guard let death = deceasedOn else { return [] }
    let tables: [(name: String, column: String, days: [CivilDate])] = [
      ("infusion", "infused_on", infusions.map(\.infusedOn)),
      ("observation", "collected_on", record.observations.map(\.collectedOn)),
      ("form", "submitted_on", forms.flatMap { $0 }),
      ("medication", "started_on", medications.map(\.startedOn)),
      ("history", "started_on", histories.map(\.startedOn)),
      ("standing", "from_on", standings.filter { $0.standing != .deceased }.map(\.fromOn)),
      ("care_assignment", "from_on", assignments.map(\.fromOn)),
    ]
    return tables.compactMap { name, column, days in
      let after = days.filter { death < $0 && $0 <= asOf }
      guard let first = after.min() else { return nil }
      return Finding(
        table: name, patientID: record.identity.id, key: "\(column)=\(first)", column: column,
        problem: .datedAfterDeath, rows: after.count)
    }
  }
}
