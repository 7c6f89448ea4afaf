extension ObligationWriter {
  /// The periods of every episode: due N·k months from the anchor, as long as surveillance lasts.
  func appendPeriods(
    _ schedule: PeriodicSchedule, of requirement: Int, to obligations: inout [Obligation]
  ) throws(BeyondCalendar) {
    guard let source = program.requirements[requirement].evidence else { return }
    var matching = Matching(days: chart.days(of: source))
    var hasUpcoming = false
    for (number, episode) in chart.episodes.enumerated() {
      let grid = PeriodGrid(schedule, anchor: episode.anchor)
      let last = try lastDueDay(schedule, ofEpisodeAt: number)
      var k = 1
      var (before, due) = (episode.anchor, try grid.dueDay(1))
      while due <= last {
        if isOwed(due, in: episode, schedule) {
          var obligation = Obligation(
            requirement: requirement, episode: number + 1, occurrence: .period(k),
            opensOn: try grid.opening(of: due, after: before), dueOn: due,
            closesOn: try due.adding(days: schedule.graceDays))
          judge(&obligation, &matching, source)
          if obligation.state != .upcoming || !hasUpcoming { obligations.append(obligation) }
          hasUpcoming = hasUpcoming || obligation.state == .upcoming
        }
        k += 1
        guard let next = try? grid.dueDay(k) else { break }
        (before, due) = (due, next)
      }
    }
  }

  /// The last day on which a period of the episode can be due, inclusive.
  private func lastDueDay(_ schedule: PeriodicSchedule, ofEpisodeAt index: Int)
    throws(BeyondCalendar) -> CivilDate
  {
    let end = chart.episodes[index].end
    guard schedule.continuesInPregnancy,
      let birth = chart.pregnancies.map(\.upperBound).max()
    else { return end }
    guard index + 1 < chart.episodes.count else { return max(end, birth) }
    let dayBeforeNext = try chart.episodes[index + 1].anchor.adding(days: -1)
    return max(end, min(birth, dayBeforeNext))
  }

  private func isOwed(_ due: CivilDate, in episode: Episode, _ schedule: PeriodicSchedule) -> Bool {
    due <= episode.end || chart.pregnancies.contains { $0.contains(due) }
  }

  private func judge(
    _ obligation: inout Obligation, _ matching: inout Matching, _ source: EvidenceSource
  ) {
    guard let opens = obligation.opensOn, let closes = obligation.closesOn, opens <= asOf else {
      return
    }
    if let day = matching.takeDay(in: opens, closes) {
      obligation.state = day <= obligation.dueOn ? .done : .doneLate
      obligation.doneOn = day
      return
    }
    obligation.state = asOf <= obligation.dueOn ? .due : asOf <= closes ? .overdue : .missed
    if obligation.state.isUnmet {
      obligation.attempt = chart.latestAttempt(of: source, in: opens...closes)
    }
  }
}

/// The due days of one requirement in one episode, always computed from the anchor.
private struct PeriodGrid {
  let schedule: PeriodicSchedule
  let anchor: CivilDate

  init(_ schedule: PeriodicSchedule, anchor: CivilDate) {
    self.schedule = schedule
    self.anchor = anchor
  }

  func dueDay(_ k: Int) throws(BeyondCalendar) -> CivilDate {
    try anchor.adding(months: schedule.everyMonths * k)
  }

  /// The first day that counts for the period due on a day.
  ///
  /// - Parameter before: the due day of the period before, or the anchor.
  func opening(of due: CivilDate, after before: CivilDate) throws(BeyondCalendar) -> CivilDate {
    guard let early = schedule.earlyDays else { return try before.adding(days: 1) }
    return due.goingBack(days: early)
  }
}

/// Gives each period the earliest day of evidence that no earlier period has taken.
///
/// Windows are asked for in order and move only forward, so a day before one window is of no
/// use to any later one; taking the earliest then matches as many periods as can be matched.
private struct Matching {
  let days: [CivilDate]
  private var next = 0

  init(days: [CivilDate]) {
    self.days = days
  }

  mutating func takeDay(in opens: CivilDate, _ closes: CivilDate) -> CivilDate? {
    while next < days.count, days[next] < opens { next += 1 }
    guard next < days.count, days[next] <= closes else { return nil }
    next += 1
    return days[next - 1]
  }
}
