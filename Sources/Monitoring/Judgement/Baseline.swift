extension ObligationWriter {
  /// One obligation a course: evidence in the days before its first infusion, that day included.
  func appendBaselines(
    _ schedule: BaselineSchedule, of requirement: Int, to obligations: inout [Obligation]
  ) {
    guard let source = program.requirements[requirement].evidence else { return }
    let days = chart.days(of: source)
    for course in chart.courses where schedule.courses == .every || course.opensEpisode {
      let opens = schedule.daysBefore.map { course.start.goingBack(days: $0) }
      var obligation = Obligation(
        requirement: requirement, episode: course.episode, occurrence: .course(course.number),
        opensOn: opens, dueOn: course.start, closesOn: course.start)
      if let day = days.last(where: { $0 <= course.start }), day >= opens ?? .first {
        obligation.state = .done
        obligation.doneOn = day
      } else {
        obligation.state = .missed
        obligation.reason = reasonForMissing(days, before: course.start)
        obligation.attempt = chart.latestAttempt(
          of: source, in: (opens ?? .first)...course.start)
      }
      obligation.staysCurrentUntil = staysCurrent(from: course.start)
      obligations.append(obligation)
    }
  }

  private func reasonForMissing(_ days: [CivilDate], before start: CivilDate) -> Reason {
    guard let stale = days.last(where: { $0 < start }) else { return .notFound }
    return .stale(ageDays: start.days(since: stale))
  }

  /// Last day on which something missed and first judged on `day` is still work of today.
  func staysCurrent(from day: CivilDate) -> CivilDate {
    (try? day.adding(days: program.surveillance.missedStaysCurrentDays)) ?? .last
  }
}
