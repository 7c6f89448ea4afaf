/// Baselines: monitoring.md 5.1.
extension Surveillance {
  func baselines(
    _ requirement: Requirement, withinDays days: Int?, of which: CoursesWithBaseline
  ) -> [Obligation] {
    let evidence = chart.evidence(of: requirement.evidence)
    var obligations: [Obligation] = []
    for episode in episodes {
      let courses = which == .everyCourse ? episode.courses : [episode.courses[0]]
      for course in courses {
        obligations.append(
          baseline(requirement, episode, start: course.start, withinDays: days, evidence))
      }
    }
    return obligations
  }

  private func baseline(
    _ requirement: Requirement, _ episode: Episode, start: Day, withinDays days: Int?,
    _ evidence: Evidence
  ) -> Obligation {
    let opens = days.map { start.subtractingDownToTheFirst(days: $0) }
    let inWindow = evidence.days.filter { (opens ?? .first) <= $0 && $0 <= start }
    var obligation = Obligation(
      requirement: requirement, episode: episode.number, opens: opens, due: start, closes: start,
      state: .missed)
    obligation.missedIsCurrentThrough = start.addingUpToTheLast(days: 30)
    if let latest = inWindow.last {
      obligation.state = .done
      obligation.doneOn = latest
      return obligation
    }
    let isStale = evidence.days.contains { $0 < (opens ?? .first) }
    obligation.reason = isStale ? "stale" : "not-found"
    return obligation
  }
}
