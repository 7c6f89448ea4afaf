internal import Monitoring

// What was found of a test or form that is not there as it should be.

extension Why {
  func appendFound(
    _ obligation: Obligation, _ judgement: PatientJudgement, to text: inout String
  ) {
    if case .point(let check) = program.requirements[obligation.requirement].schedule {
      Self.append(finding(obligation, check), to: &text)
      return
    }
    appendEvidence(obligation, judgement, to: &text)
    if let attempt = obligation.attempt {
      Self.append(sentence(on: attempt, of: obligation), to: &text)
    }
  }

  private func appendEvidence(
    _ obligation: Obligation, _ judgement: PatientJudgement, to text: inout String
  ) {
    let interval = judgement.intervals.first { $0.requirement == obligation.requirement }
    guard let last = interval?.lastDoneOn else {
      text += " None on record."
      return
    }
    switch program.requirements[obligation.requirement].schedule {
    case .every: appendPeriodic(obligation, last, judgement, to: &text)
    case .baseline: Self.append(baseline(obligation, last), to: &text)
    case .deadline: Self.append(deadline(obligation, last), to: &text)
    case .point: return
    }
  }

  private func appendPeriodic(
    _ obligation: Obligation, _ last: CivilDate, _ judgement: PatientJudgement,
    to text: inout String
  ) {
    guard let opens = obligation.opensOn, let closes = obligation.closesOn else { return }
    if last < opens {
      text += " Last done "
      text += last.inWords
      text += ", none since."
      return
    }
    let end = min(closes, asOf)
    var others = " None from "
    for other in judgement.obligations
    where other.requirement == obligation.requirement && other.dueOn != obligation.dueOn
      && other.doneOn.map({ opens <= $0 && $0 <= end }) ?? false
    {
      Self.append(Self.countsElsewhere(other), to: &text)
      others = " No other from "
    }
    text += others
    text += opens.inWords
    text += " to "
    text += end.inWords
    text += "."
    if last > end { Self.append("Last done \(last.inWords).", to: &text) }
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
  private func sentence(on attempt: Attempt, of obligation: Obligation) -> String {
    let day = attempt.collectedOn.inWords
    switch attempt.reason {
    case .pending: return "A specimen of \(day) has no final result yet."
    case .notPerformed: return "The test was not performed on a specimen of \(day)."
    case .noValue: return "A result of \(day) has no value."
    case .incomplete:
      let requirement = program.requirements[obligation.requirement]
      let reason = ReasonText.text(attempt, of: requirement, program)
      return "A specimen of \(day) does not count: \(Words.spaced(reason))."
    }
  }
}
