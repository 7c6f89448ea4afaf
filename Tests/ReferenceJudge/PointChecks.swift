/// What a point check found: monitoring.md 5.4.
struct PointOutcome {
  var state: ObligationState
  var reason: String? = nil

  static let done = PointOutcome(state: .done)
  static let missed = PointOutcome(state: .missed)
  static let notRecorded = PointOutcome(state: .missed, reason: "not-recorded")

  static func doneIf(_ isMet: Bool) -> PointOutcome { isMet ? .done : .missed }
}

/// Point checks: monitoring.md 5.4.
extension Surveillance {
  func pointChecks(_ requirement: Requirement, _ check: PointCheck) throws -> [Obligation] {
    var obligations: [Obligation] = []
    for episode in episodes {
      obligations += try pointChecks(check, of: episode).map { found in
        obligation(requirement, episode, found)
      }
    }
    return obligations
  }

  private func obligation(
    _ requirement: Requirement, _ episode: Episode, _ found: JudgedPoint
  ) -> Obligation {
    var obligation = Obligation(
      requirement: requirement, episode: episode.number, opens: found.due, due: found.due,
      closes: found.due, state: found.outcome.state)
    obligation.doneOn = found.outcome.state == .done ? found.due : nil
    obligation.reason = found.outcome.reason
    obligation.missedIsCurrentThrough = found.missedIsCurrentThrough
    return obligation
  }

  private func pointChecks(_ check: PointCheck, of episode: Episode) throws -> [JudgedPoint] {
    let firstCourse = episode.courses[0]
    switch check {
    case .enrolment: return [enrolment(firstCourse)]
    case .minimumAge:
      if episode.number > 1 { return [] }
      return [JudgedPoint(firstCourse.start, try minimumAge(firstCourse.start))]
    case .prescriberCertification:
      return perCourse(episode) { prescriberCertification(on: $0.start) }
    case .contraindication: return perCourse(episode) { contraindication(on: $0.start) }
    case .liveVaccine: return perCourse(episode) { liveVaccine(before: $0.start) }
    case .dose: return try episode.courses.map { try dose($0) }
    case .courseSpacing: return try courseSpacings(of: episode)
    case .antiviralProphylaxis: return try episode.courses.map { try antiviralProphylaxis($0) }
    case .facilityCertification: return perInfusion(episode) { facilityCertification($0) }
    case .observationTime: return perInfusion(episode) { observationTime($0) }
    case .infusionDuration: return perInfusion(episode) { infusionDuration($0) }
    case .steroidPremedication:
      return episode.courses.flatMap { course in
        course.infusions.prefix(3).map {
          JudgedPoint($0.infusedOn, steroidPremedication(on: $0.infusedOn))
        }
      }
    }
  }

  private func perCourse(
    _ episode: Episode, _ judge: (Course) -> PointOutcome
  ) -> [JudgedPoint] {
    episode.courses.map { JudgedPoint($0.start, judge($0)) }
  }

  private func perInfusion(
    _ episode: Episode, _ judge: (Infusion) -> PointOutcome
  ) -> [JudgedPoint] {
    episode.courses.flatMap { course in
      course.infusions.map { JudgedPoint($0.infusedOn, judge($0)) }
    }
  }
}

/// A point check with its due day and how long a miss is current (5.6).
struct JudgedPoint {
  let due: Day
  let outcome: PointOutcome
  let missedIsCurrentThrough: Day

  /// Judged on its due day, and current for 30 days.
  init(_ due: Day, _ outcome: PointOutcome) {
    self.init(due, outcome, missedIsCurrentThrough: due.addingUpToTheLast(days: 30))
  }

  init(_ due: Day, _ outcome: PointOutcome, missedIsCurrentThrough: Day) {
    self.due = due
    self.outcome = outcome
    self.missedIsCurrentThrough = missedIsCurrentThrough
  }
}
