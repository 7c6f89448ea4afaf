internal import Monitoring

// What was found of a test or form that is not there as it should be.

extension Why {
  func found(
    _ obligation: Obligation, _ record: PatientRecord, _ judgement: PatientJudgement
  ) -> [String] {
    let requirement = program.requirements[obligation.requirement]
    switch requirement.schedule {
    case .point(let check):
      return [finding(obligation, check)]
    case .every, .baseline, .deadline:
      return evidence(obligation, requirement, judgement)
        + (attempt(obligation, requirement).map { [$0] } ?? [])
    }
  }

  private func evidence(
    _ obligation: Obligation, _ requirement: Requirement, _ judgement: PatientJudgement
  ) -> [String] {
    let interval = judgement.intervals.first { $0.requirement == obligation.requirement }
    guard let last = interval?.lastDoneOn else { return ["None on record."] }
    switch requirement.schedule {
    case .every: return periodic(obligation, last, judgement)
    case .baseline: return [baseline(obligation, last)]
    case .deadline: return [deadline(obligation, last)]
    case .point: return []
    }
  }

  private func periodic(_ obligation: Obligation, _ last: CivilDate, _ judgement: PatientJudgement)
    -> [String]
  {
    guard let opens = obligation.opensOn, let closes = obligation.closesOn else { return [] }
    if last < opens { return ["Last done \(last.inWords), none since."] }
    let end = min(closes, asOf)
    let used = judgement.obligations.filter { other in
      other.requirement == obligation.requirement && other.dueOn != obligation.dueOn
        && other.doneOn.map { opens <= $0 && $0 <= end } ?? false
    }
    var sentences = used.map(Self.countsElsewhere)
    let others = used.isEmpty ? "None" : "No other"
    sentences.append("\(others) from \(opens.inWords) to \(end.inWords).")
    if last > end { sentences.append("Last done \(last.inWords).") }
    return sentences
  }

  private static func countsElsewhere(_ other: Obligation) -> String {
    let day = other.doneOn?.inWords ?? ""
    return "The one of \(day) counts for the period due \(other.dueOn.inWords)."
  }

  private func baseline(_ obligation: Obligation, _ last: CivilDate) -> String {
    let later = last > obligation.dueOn ? " Last done \(last.inWords), after it." : ""
    guard case .stale(let age) = obligation.reason else { return "None before it." + later }
    let day = obligation.dueOn.goingBack(days: age).inWords
    return "Last done before it \(day), \(age.counted("day")) before: too old." + later
  }

  /// A form counts for the latest course that began by its day, from that course's end on.
  private func deadline(_ obligation: Obligation, _ last: CivilDate) -> String {
    let isEarly = obligation.opensOn.map { last < $0 } ?? false
    return "None for this course; the last on record is of \(last.inWords), "
      + (isEarly ? "before it ended." : "which counts for a later one.")
  }

  /// A specimen that was taken and does not satisfy.
  private func attempt(_ obligation: Obligation, _ requirement: Requirement) -> String? {
    guard let attempt = obligation.attempt else { return nil }
    let day = attempt.collectedOn.inWords
    switch attempt.reason {
    case .pending: return "A specimen of \(day) has no final result yet."
    case .notPerformed: return "The test was not performed on a specimen of \(day)."
    case .noValue: return "A result of \(day) has no value."
    case .incomplete:
      let reason = ReasonText.text(attempt, of: requirement, program)
      return "A specimen of \(day) does not count: \(Words.spaced(reason))."
    }
  }
}
