extension Chart {
  /// Fills an empty chart, but for the evidence of observations and what follows from infusions.
  mutating func read(_ record: PatientRecord, asOf: CivilDate, program: Program) {
    record.infusions.forEachLatest { row, _ in
      if row.isCounted, row.infusedOn <= asOf { infusions.append(row) }
    }
    record.assignments.forEachLatest { row, _ in
      if row.fromOn <= asOf { assignments.append(row) }
    }
    record.standings.forEachLatest { row, _ in
      if row.fromOn <= asOf { standings.append(row) }
    }
    record.forms.forEachLatest { row, _ in
      let exists = !row.isVoided && row.submittedOn <= asOf
      if exists { forms[Int(row.kind.value)].append(row.submittedOn) }
    }
    readSpans(record, asOf: asOf)
    mergeMedications()
    addHistoriesAsEvidence(program)
  }

  private mutating func readSpans(_ record: PatientRecord, asOf: CivilDate) {
    record.medications.forEachLatest { row, _ in
      let isWithdrawn = (row.endedOn ?? .last) < row.startedOn
      if !isWithdrawn, row.startedOn <= asOf { medications.append(row) }
    }
    record.histories.forEachLatest { row, _ in
      let isWithdrawn = (row.endedOn ?? .last) < row.startedOn
      if !isWithdrawn, row.startedOn <= asOf { histories.append(row) }
    }
    // A waiver speaks of due days, also of those to come: the as-of day does not limit it.
    record.waivers.forEachLatest { row, index in
      if row.fromOn <= row.toOn { waivers.append(index) }
    }
  }

  /// Joins the spans of each kind that overlap or follow on each other.
  private mutating func mergeMedications() {
    for row in medications.sorted(by: { $0.startedOn < $1.startedOn }) {
      let kind = Int(row.kind.value)
      let end = row.endedOn ?? .last
      if let last = medicationSpans[kind].last, row.startedOn.days(since: last.upperBound) <= 1 {
        let joined = last.lowerBound...max(last.upperBound, end)
        medicationSpans[kind][medicationSpans[kind].count - 1] = joined
      } else {
        medicationSpans[kind].append(row.startedOn...end)
      }
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
