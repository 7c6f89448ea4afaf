/// Point checks of courses and infusions: monitoring.md 6.
extension Surveillance {
  /// Exactly 5 days of 12 mg in course 1, else exactly 3.
  func dose(_ course: Course) throws -> JudgedPoint {
    let due = course.start
    if try !doseIsJudged(course, on: asOf) {
      return JudgedPoint(due, PointOutcome(state: .upcoming))
    }
    var firstJudged = due
    while try !doseIsJudged(course, on: firstJudged) {
      firstJudged = try firstJudged.adding(days: 1)
    }
    return JudgedPoint(
      due, doseOutcome(course),
      missedIsCurrentThrough: firstJudged.addingUpToTheLast(days: 30))
  }

  /// The count is reached, or the day is after the course's end by then + 30 days.
  private func doseIsJudged(_ course: Course, on day: Day) throws -> Bool {
    let infusionsByThen = course.infusions.filter { $0.infusedOn <= day }
    if infusionsByThen.count >= infusionDaysExpected(course) { return true }
    guard let endByThen = infusionsByThen.last?.infusedOn else { return false }
    return try day > endByThen.adding(days: 30)
  }

  private func infusionDaysExpected(_ course: Course) -> Int {
    course.number == 1 ? 5 : 3
  }

  private func doseOutcome(_ course: Course) -> PointOutcome {
    if course.infusions.contains(where: { $0.doseMg == nil }) { return .notRecorded }
    if course.infusions.count != infusionDaysExpected(course) { return .missed }
    return .doneIf(course.infusions.allSatisfy { $0.doseMg == 12 })
  }

  /// Every course but the earliest: 12 months after the one before it by date.
  func courseSpacings(of episode: Episode) throws -> [JudgedPoint] {
    var points: [JudgedPoint] = []
    for course in episode.courses {
      guard let before = courses.last(where: { $0.start < course.start }) else { continue }
      let spacedFrom = course.number == 2 ? before.start : before.end
      let earliest = try spacedFrom.adding(months: 12)
      points.append(JudgedPoint(course.start, .doneIf(course.start >= earliest)))
    }
    return points
  }

  func observationTime(_ infusion: Infusion) -> PointOutcome {
    span(from: infusion.endedAt, to: infusion.observedUntil, atLeastMinutes: 120)
  }

  func infusionDuration(_ infusion: Infusion) -> PointOutcome {
    span(from: infusion.startedAt, to: infusion.endedAt, atLeastMinutes: 225)
  }

  /// A time before the first belongs to the next day; over 12 hours is not-recorded.
  private func span(from: Int?, to: Int?, atLeastMinutes wanted: Int) -> PointOutcome {
    guard let from, let to else { return .notRecorded }
    let minutes = to >= from ? to - from : to + 24 * 60 - from
    if minutes > 12 * 60 { return .notRecorded }
    return .doneIf(minutes >= wanted)
  }

  /// A patient of whom no corticosteroid is on record is not-recorded.
  func steroidPremedication(on day: Day) -> PointOutcome {
    let steroids = chart.medications.filter { $0.kind == "corticosteroid" }
    if steroids.isEmpty { return .notRecorded }
    return .doneIf(steroids.contains { $0.covers(day) })
  }
}
