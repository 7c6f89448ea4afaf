/// Periodic obligations: monitoring.md 5.2.
extension Surveillance {
  func periodicObligations(
    _ requirement: Requirement, _ schedule: PeriodicSchedule
  ) throws -> [Obligation] {
    var freeDays = chart.evidence(of: requirement.evidence).days
    var obligations: [Obligation] = []
    for episode in episodes {
      for period in try periods(of: episode, schedule) {
        let match = freeDays.first { period.opens <= $0 && $0 <= period.closes }
        freeDays.removeAll { $0 == match }
        obligations.append(
          Obligation(
            requirement: requirement, episode: episode.number, opens: period.opens,
            due: period.due, closes: period.closes, state: state(of: period, doneOn: match),
            doneOn: match))
      }
    }
    return obligations
  }

  private func periods(of episode: Episode, _ schedule: PeriodicSchedule) throws -> [Period] {
    var periods: [Period] = []
    var previousDue = episode.anchor
    var k = 1
    while let due = episode.anchor.addingWithinTheCalendar(months: k * schedule.everyMonths),
      due <= lastDayOfAnyPeriod(of: episode, schedule)
    {
      if isOwed(due, in: episode, schedule) {
        var opens = try previousDue.adding(days: 1)
        if let early = schedule.earlyDays { opens = due.subtractingDownToTheFirst(days: early) }
        let closes = try due.adding(days: schedule.graceDays)
        periods.append(Period(opens: opens, due: due, closes: closes))
      }
      previousDue = due
      k += 1
    }
    return periods
  }

  /// No period is due after this day.
  private func lastDayOfAnyPeriod(of episode: Episode, _ schedule: PeriodicSchedule) -> Day {
    if !schedule.goesOnThroughPregnancy { return episode.end }
    return pregnancies.map(\.end).reduce(episode.end, max)
  }

  /// Due by the episode's end, or in a pregnancy before the next episode opens.
  private func isOwed(_ due: Day, in episode: Episode, _ schedule: PeriodicSchedule) -> Bool {
    if due <= episode.end { return true }
    if !schedule.goesOnThroughPregnancy { return false }
    if let nextAnchor = episode.nextAnchor, due >= nextAnchor { return false }
    return pregnancies.contains { $0.includes(due) }
  }

  private func state(of period: Period, doneOn: Day?) -> ObligationState {
    if let doneOn { return doneOn <= period.due ? .done : .doneLate }
    if asOf < period.opens { return .upcoming }
    if asOf <= period.due { return .due }
    return asOf <= period.closes ? .overdue : .missed
  }
}

private struct Period {
  let opens: Day
  let due: Day
  let closes: Day
}
