internal import Monitoring

// Each thing on record that could have counted, and what it came to.

extension Explainer {
  /// Days around a window of which specimens are named; those further off are counted.
  private static let daysAround = 92

  func candidates(
    _ obligation: Obligation, _ requirement: Requirement, _ record: PatientRecord,
    _ judgement: PatientJudgement, _ context: Context
  ) -> [String] {
    let use = EvidenceUse(obligation, requirement, judgement, asOf: asOf)
    switch requirement.evidence {
    case .test(let index):
      let histories = histories(of: index, record, use)
      let own = trail.specimens(of: index, in: record)
      let lines = histories + specimens(own, use) + later(index, own, use, context.unlimited)
      return lines.isEmpty ? ["No specimen with a code of this test is on record."] : lines
    case .form(let kind):
      let lines = forms(of: kind, record, use)
      return lines.isEmpty ? ["No form of this kind is on record."] : lines
    case nil: return facts(obligation, requirement, record, context.directory)
    }
  }

  private func specimens(_ readings: [SpecimenReading], _ use: EvidenceUse) -> [String] {
    let isNear = { (reading: SpecimenReading) in use.isNear(reading.collectedOn, Self.daysAround) }
    let near = readings.filter(isNear).map { line($0, use) }
    let others = readings.count - near.count
    guard others > 0 else { return near }
    return near + [
      "\(others.counted("further specimen")) more than \(Self.daysAround) days away from the window."
    ]
  }

  /// With its results where they matter: in the window.
  private func line(_ reading: SpecimenReading, _ use: EvidenceUse) -> String {
    let words = "\(reading.collectedOn): \(verdict(reading, use))"
    guard use.isInWindow(reading.collectedOn) else { return words }
    return words + " Results: \(reading.results.map(result).joined(separator: "; "))."
  }

  private func verdict(_ reading: SpecimenReading, _ use: EvidenceUse) -> String {
    if reading.collectedOn > asOf { return "collected after the as-of day, so it does not exist." }
    if reading.isDone { return use.verdict(on: reading.collectedOn) }
    guard let reason = reading.attempt else { return "does not count: withdrawn or not readable." }
    let missing =
      reading.missingGroups.isEmpty || reason != .incomplete
      ? "" : " Missing: \(reading.missingGroups.joined(separator: ", "))."
    return "does not count: \(use.words(reason, program)).\(missing)"
  }

  /// A result with its status, such as "777-3 Platelets … (status counts)".
  private func result(_ result: SpecimenReading.Result) -> String {
    let code = program.vocabulary.codes[Int(result.row.code.value)]
    let versions = result.versions > 1 ? ", version \(result.versions)" : ""
    return "\(code.code) \(code.name) (\(status(result))\(versions))"
  }

  private func status(_ result: SpecimenReading.Result) -> String {
    switch result.row.status {
    case .counts: result.counts ? "status counts" : "no value"
    case .pending: "pending"
    case .notDone: "not performed"
    case .withdrawn: "withdrawn"
    case .unknown: "status not known"
    }
  }

  /// What was recorded after the known-at instant: it does not exist for this question.
  private func later(
    _ index: EvidenceIndex, _ own: [SpecimenReading], _ use: EvidenceUse,
    _ unlimited: PatientRecord?
  ) -> [String] {
    guard let unlimited else { return [] }
    let known = Set(own.map(SpecimenContent.init))
    return trail.specimens(of: index, in: unlimited)
      .filter { use.isNear($0.collectedOn, Self.daysAround) && !known.contains(.init($0)) }
      .map {
        "\($0.collectedOn): recorded or changed after the known-at instant, which is not considered."
      }
  }

  private func forms(of kind: FormKindIndex, _ record: PatientRecord, _ use: EvidenceUse)
    -> [String]
  {
    record.forms.filter { $0.kind == kind }.map { row in
      let day = "\(row.submittedOn): "
      if row.isVoided { return day + "withdrawn." }
      if row.submittedOn > asOf { return day + "after the as-of day, so it does not exist." }
      return day + use.verdict(on: row.submittedOn)
    }
  }

  private func histories(of index: EvidenceIndex, _ record: PatientRecord, _ use: EvidenceUse)
    -> [String]
  {
    let kinds = program.evidence[Int(index.value)].histories
    return record.histories.filter { kinds.contains($0.kind) }.map { row in
      let kind = Words.spaced(program.vocabulary.historyKinds[Int(row.kind.value)])
      return "\(row.startedOn), \(kind) in the history: \(use.verdict(on: row.startedOn))"
    }
  }
}

/// What makes two readings of a specimen the same, whatever number its text has.
private struct SpecimenContent: Hashable {
  let collectedOn: CivilDate
  let results: [String]

  init(_ reading: SpecimenReading) {
    collectedOn = reading.collectedOn
    results = reading.results.map {
      "\($0.row.code.value) \($0.row.status) \($0.row.hasValue) \($0.row.number) \($0.versions)"
    }
  }
}
