internal import Monitoring

// The arithmetic of a window, step by step.

extension Explainer {
  func window(
    _ obligation: Obligation, _ requirement: Requirement, _ judgement: PatientJudgement
  ) -> [String] {
    let steps =
      switch requirement.schedule {
      case .every(let rule): periodic(obligation, rule, judgement)
      case .baseline(let rule): baseline(obligation, rule)
      case .deadline(let rule): deadline(obligation, rule)
      case .point: ["Checked on \(obligation.dueOn)."]
      }
    return steps + [comparison(obligation, requirement)]
  }

  private func periodic(
    _ obligation: Obligation, _ rule: PeriodicSchedule, _ judgement: PatientJudgement
  ) -> [String] {
    guard case .period(let k) = obligation.occurrence,
      judgement.episodes.indices.contains(obligation.episode - 1)
    else { return [] }
    let episode = judgement.episodes[obligation.episode - 1]
    let months = program.surveillance.monthsAfterLastInfusion
    let due = "due = anchor + \(k) × \(rule.everyMonths.counted("month")) = \(obligation.dueOn)"
    let isClamped = obligation.dueOn.parts.day != episode.anchor.parts.day
    return [
      "Episode \(obligation.episode): anchor = its first infusion = \(episode.anchor); surveillance "
        + "ends = last infusion \(episode.lastInfusionOn) + \(months.counted("month")) = "
        + "\(episode.end).",
      due + (isClamped ? ", the last day of a shorter month." : "."),
      opening(obligation, rule, k),
      "closes = due + \(rule.graceDays.counted("day")) of grace = \(text(obligation.closesOn)).",
    ]
  }

  private func opening(_ obligation: Obligation, _ rule: PeriodicSchedule, _ k: Int) -> String {
    let opens = text(obligation.opensOn)
    if let early = rule.earlyDays { return "opens = due − \(early.counted("day")) = \(opens)." }
    return k == 1
      ? "opens = the day after the anchor = \(opens)."
      : "opens = the day after period \(k - 1) was due = \(opens)."
  }

  private func baseline(_ obligation: Obligation, _ rule: BaselineSchedule) -> [String] {
    let opens =
      rule.daysBefore.map {
        "opens = start − \($0.counted("day")) = \(text(obligation.opensOn))."
      } ?? "opens = any time before."
    return [
      "start = the first infusion of \(obligation.occurrence.text) = \(obligation.dueOn).", opens,
      "due and closes = start = \(obligation.dueOn).",
    ]
  }

  private func deadline(_ obligation: Obligation, _ rule: DeadlineSchedule) -> [String] {
    let days = rule.days.counted(rule.countsBusinessDays ? "business day" : "day")
    return [
      "opens = the last infusion of \(obligation.occurrence.text) = \(text(obligation.opensOn)).",
      "due = opens + \(days) = \(obligation.dueOn).", "It never closes.",
    ]
  }

  /// Where the as-of day lies in the window.
  private func comparison(_ obligation: Obligation, _ requirement: Requirement) -> String {
    if let opens = obligation.opensOn, asOf < opens {
      return "as-of \(asOf) < opens: not open yet."
    }
    if requirement.isPointCheck { return "as-of \(asOf) is on or after that day." }
    if asOf <= obligation.dueOn { return "opens ≤ as-of \(asOf) ≤ due." }
    guard let closes = obligation.closesOn, closes > obligation.dueOn else {
      return "due < as-of \(asOf)."
    }
    return asOf <= closes ? "due < as-of \(asOf) ≤ closes." : "closes < as-of \(asOf)."
  }

  private func text(_ day: CivilDate?) -> String { day.map { "\($0)" } ?? "any time" }
}
