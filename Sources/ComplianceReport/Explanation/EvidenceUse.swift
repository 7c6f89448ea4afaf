internal import Monitoring

/// What became of the days of evidence for one requirement: which obligation took which.
struct EvidenceUse {
  private let obligation: Obligation
  private let requirement: Requirement
  private let asOf: CivilDate
  /// The other obligations of the requirement that a day of evidence met.
  private let others: [Obligation]

  init(
    _ obligation: Obligation, _ requirement: Requirement, _ judgement: PatientJudgement,
    asOf: CivilDate
  ) {
    (self.obligation, self.requirement, self.asOf) = (obligation, requirement, asOf)
    others = judgement.obligations.filter { other in
      other.requirement == obligation.requirement && other.doneOn != nil
        && !(other.occurrence == obligation.occurrence && other.episode == obligation.episode)
    }
  }

  /// Whether a day lies in the window or so many days around it.
  func isNear(_ day: CivilDate, _ days: Int) -> Bool {
    let first = (obligation.opensOn ?? .first).goingBack(days: days)
    let last = (try? (obligation.closesOn ?? asOf).adding(days: days)) ?? .last
    return first <= day && day <= last
  }

  func isInWindow(_ day: CivilDate) -> Bool { isNear(day, 0) }

  /// What a day of evidence is to the obligation, as the end of a sentence.
  func verdict(on day: CivilDate) -> String {
    if day == obligation.doneOn { return "counts, and satisfies this." }
    if let opens = obligation.opensOn, day < opens { return "before the window opens." }
    if let closes = obligation.closesOn, day > closes { return "after the window has closed." }
    switch requirement.schedule {
    case .every: return periodic(day)
    case .deadline: return "counts for another course."
    case .baseline: return "counts; a later day is shown."
    case .point: return "looked at."
    }
  }

  private func periodic(_ day: CivilDate) -> String {
    if let other = others.first(where: { $0.doneOn == day }) {
      return "already used for the period due \(other.dueOn)."
    }
    return obligation.doneOn == nil
      ? "in the window, but not usable." : "in the window; an earlier day satisfies this already."
  }

  func words(_ reason: AttemptReason, _ program: Program) -> String {
    Words.spaced(
      ReasonText.text(
        Attempt(collectedOn: obligation.dueOn, reason: reason), of: requirement, program))
  }
}
