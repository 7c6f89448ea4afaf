/// Reads a patient's specimens for one test one by one, so that it can be shown what each came to.
///
/// Each is judged by the reader that judges them all, alone: so the trail cannot say otherwise.
package struct EvidenceTrail: Sendable {
  private let program: Program
  private let plan: EvidencePlan

  package init(_ program: Program) {
    self.program = program
    plan = EvidencePlan(program)
  }

  /// The specimens that hold a code of the definition, whatever their status, by day of collection.
  package func specimens(of definition: EvidenceIndex, in record: PatientRecord)
    -> [SpecimenReading]
  {
    var readings: [SpecimenReading] = []
    var first = 0
    let rows = record.observations
    while first < rows.count {
      let end = rows[first...].firstIndex { !$0.isSameSpecimen(as: rows[first]) } ?? rows.count
      if let reading = reading(of: definition, in: Array(rows[first..<end])) {
        readings.append(reading)
      }
      first = end
    }
    return readings
  }

  private func reading(of definition: EvidenceIndex, in rows: [ObservationRow])
    -> SpecimenReading?
  {
    let own = results(of: definition, in: rows)
    guard let day = rows.first?.collectedOn, !own.isEmpty else { return nil }
    var reader = EvidenceReader(plan)
    var chart = Chart(program)
    reader.read(rows, asOf: day, into: &chart)
    let place = Int(definition.value)
    return SpecimenReading(
      collectedOn: day, results: own, isDone: !chart.evidence[place].isEmpty,
      attempt: chart.attempts[place].first?.reason,
      missingGroups: missingGroups(of: program.evidence[place], in: own))
  }

  private func results(of definition: EvidenceIndex, in rows: [ObservationRow])
    -> [SpecimenReading.Result]
  {
    var results: [SpecimenReading.Result] = []
    var index = 0
    while index < rows.count {
      let first = index
      let row = plan.latestVersion(in: rows, from: &index)
      let isOwn = plan.rolesOfCode[Int(row.code.value)].contains {
        plan.roles[$0].definition == Int(definition.value)
      }
      guard isOwn else { continue }
      results.append(
        SpecimenReading.Result(row: row, versions: index - first, counts: plan.counts(row)))
    }
    return results
  }

  /// Of a test that is made of components: the groups without a result that counts.
  private func missingGroups(
    of definition: EvidenceDefinition, in results: [SpecimenReading.Result]
  ) -> [String] {
    let counting = Set(results.filter(\.counts).map(\.row.code))
    return definition.components.filter { counting.isDisjoint(with: $0.codes) }.map(\.name)
  }
}

/// What one specimen came to for one test.
package struct SpecimenReading: Hashable, Sendable {
  /// A result of the test's codes, in its latest version.
  package struct Result: Hashable, Sendable {
    package var row: ObservationRow
    /// Rows of this fact that are known, the latest included.
    package var versions: Int
    /// Whether it shows by itself that something was measured or done.
    package var counts: Bool
  }

  package var collectedOn: CivilDate
  /// In the order of the rows; at least one.
  package var results: [Result]
  /// Whether the specimen satisfies the test, on its day.
  package var isDone: Bool
  /// Why it does not; nil: it does, or all of it was withdrawn.
  package var attempt: AttemptReason?
  /// Names of the component groups without a result that counts; they matter only where no panel
  /// stands for them.
  package var missingGroups: [String]
}

extension ObservationRow {
  fileprivate func isSameSpecimen(as other: Self) -> Bool {
    collectedOn == other.collectedOn && specimen == other.specimen
  }
}
