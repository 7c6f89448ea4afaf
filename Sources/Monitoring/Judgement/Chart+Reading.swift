extension Chart {
  /// Fills an empty chart, but for the evidence of observations and what follows from infusions.
  mutating func read(_ record: PatientRecord, asOf: CivilDate, program: Program) {
    forEachLatest(record.infusions, sameFact: { $0.infusedOn == $1.infusedOn }) { row, _ in
      if row.isCounted, row.infusedOn <= asOf { infusions.append(row) }
    }
    forEachLatest(record.assignments, sameFact: { $0.fromOn == $1.fromOn }) { row, _ in
      if row.fromOn <= asOf { assignments.append(row) }
    }
    forEachLatest(record.standings, sameFact: { $0.fromOn == $1.fromOn }) { row, _ in
      if row.fromOn <= asOf { standings.append(row) }
    }
    let sameForm = { (a: FormRow, b: FormRow) in a.kind == b.kind && a.submittedOn == b.submittedOn }
    forEachLatest(record.forms, sameFact: sameForm) { row, _ in
      if !row.isVoided, row.submittedOn <= asOf { forms[Int(row.kind.value)].append(row.submittedOn) }
    }
    readSpans(record, asOf: asOf)
    addHistoriesAsEvidence(program)
  }

  private mutating func readSpans(_ record: PatientRecord, asOf: CivilDate) {
    let sameMedication = { (a: MedicationRow, b: MedicationRow) in
      a.kind == b.kind && a.product == b.product && a.startedOn == b.startedOn
    }
    forEachLatest(record.medications, sameFact: sameMedication) { row, _ in
      let isWithdrawn = (row.endedOn ?? .last) < row.startedOn
      if !isWithdrawn, row.startedOn <= asOf { medications.append(row) }
    }
    let sameHistory = { (a: HistoryRow, b: HistoryRow) in
      a.kind == b.kind && a.detail == b.detail && a.startedOn == b.startedOn
    }
    forEachLatest(record.histories, sameFact: sameHistory) { row, _ in
      let isWithdrawn = (row.endedOn ?? .last) < row.startedOn
      if !isWithdrawn, row.startedOn <= asOf { histories.append(row) }
    }
    // A waiver speaks of due days, also of those to come: the as-of day does not limit it.
    let sameWaiver = { (a: WaiverRow, b: WaiverRow) in
      a.requirement == b.requirement && a.fromOn == b.fromOn
    }
    forEachLatest(record.waivers, sameFact: sameWaiver) { row, index in
      if row.fromOn <= row.toOn { waivers.append(index) }
    }
  }

  /// A documented immunity or vaccination is as good as a result on its first day.
  private mutating func addHistoriesAsEvidence(_ program: Program) {
    for (index, definition) in program.evidence.enumerated() where !definition.histories.isEmpty {
      for row in histories where definition.histories.contains(row.kind) {
        evidence[index].append(row.startedOn)
      }
      evidence[index] = Set(evidence[index]).sorted()
    }
  }

  /// First and last day of each pregnancy; one without an end lasts as long as the rules say.
  mutating func findPregnancies(_ program: Program) throws(BeyondCalendar) {
    for row in histories where row.kind == program.vocabulary.pregnancy {
      let end: CivilDate
      if let recorded = row.endedOn {
        end = recorded
      } else {
        end = try row.startedOn.adding(days: program.surveillance.openPregnancyDays)
      }
      pregnancies.append(row.startedOn...end)
    }
  }
}

extension InfusionRow {
  /// Whether anything was given: not entered in error, and a dose that is not zero.
  ///
  /// A dose that is not recorded counts: the patient is watched until it is known better.
  package var isCounted: Bool {
    guard !isVoided else { return false }
    guard let dose = doseMilligrams else { return true }
    return dose > 0
  }
}

/// Calls `body` with the latest version of each fact, and its place.
///
/// Rows about one fact are adjacent and in the order in which they were recorded; the last
/// replaces the whole row, so that nothing is filled in from an older one.
@inline(__always)
func forEachLatest<Row>(
  _ rows: [Row], sameFact: (Row, Row) -> Bool, body: (Row, Int) -> Void
) {
  for index in rows.indices {
    if index + 1 < rows.count, sameFact(rows[index], rows[index + 1]) { continue }
    body(rows[index], index)
  }
}
