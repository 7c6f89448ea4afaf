enum ObligationState: String {
  case done
  case doneLate = "done-late"
  case upcoming
  case due
  case overdue
  case missed
  case waived
  case cancelled
}

/// One thing owed: monitoring.md 5.
struct Obligation {
  let requirement: Requirement
  let episode: Int
  /// nil: any time.
  let opens: Day?
  let due: Day
  /// nil: never.
  let closes: Day?
  var state: ObligationState
  var doneOn: Day? = nil
  var reason: String? = nil
  /// The last day on which a missed baseline or point check is current (5.6).
  var missedIsCurrentThrough: Day? = nil
  var attempt: Attempt? = nil
  var isCurrent = false
  var consecutiveMissed = 0
  var priority: Int? = nil
  var retroactiveWaiver = false

  var isDone: Bool { state == .done || state == .doneLate }
  var isUnmet: Bool { state == .missed || state == .overdue }

  var isPeriodic: Bool {
    if case .periodic = requirement.schedule { return true }
    return false
  }

  var isDeadline: Bool {
    if case .deadline = requirement.schedule { return true }
    return false
  }
}

/// The patient's chart with what follows from it.
struct Surveillance {
  let chart: Chart
  /// By start.
  let courses: [Course]
  let episodes: [Episode]
  let pregnancies: [Pregnancy]

  init(_ chart: Chart) throws {
    self.chart = chart
    courses = ReferenceJudge.courses(of: chart.infusions)
    episodes = try ReferenceJudge.episodes(of: courses)
    pregnancies = episodes.isEmpty ? [] : try chart.pregnancies()
  }

  var asOf: Day { chart.asOf }

  /// Every obligation of a requirement, by episode, before 5.5; all that are upcoming too.
  func obligations(of requirement: Requirement) throws -> [Obligation] {
    switch requirement.schedule {
    case .baseline(let days, let which):
      return baselines(requirement, withinDays: days, of: which)
    case .periodic(let schedule): return try periodicObligations(requirement, schedule)
    case .deadline(let businessDays):
      return try deadlines(requirement, businessDays: businessDays)
    case .point(let check): return try pointChecks(requirement, check)
    }
  }
}
