internal import ReferenceJudge

/// On which days tests were done: baselines, periodic monitoring, and noise beside them.
extension Chart {
  mutating func addObservations() {
    for episode in plan.episodes {
      for (index, course) in episode.courses.enumerated() {
        addBaselines(of: course, isFirst: index == 0)
        addLymphocyteCounts(after: course)
      }
    }
    for (episode, next) in zip(plan.episodes, plan.episodes.dropFirst().map(\.anchor) + [.last]) {
      addMonitoring(of: episode, before: next)
    }
    for _ in 0..<random.below(5) { addNoise() }
  }

  private mutating func addBaselines(of course: Plan.Course, isFirst: Bool) {
    let visit = course.start - daysBefore(30)
    let adherence = isWellTended ? 100 : random.pick([30, 85, 85, 100])
    for evidence in Evidence.all {
      guard let window = evidence.baselineDays, random.chance(adherence) else { continue }
      let isOwed = isFirst || (window == 30 && evidence.everyMonths != 6)
      guard isOwed || random.chance(15) else { continue }
      let shared = window == 30 && random.chance(60)
      let day = shared ? visit : course.start - daysBefore(window)
      take(evidence, on: day, specimen: specimen(on: day))
    }
  }

  /// How long before a course a baseline was done, around the two ends of its window.
  mutating func daysBefore(_ window: Int) -> Int {
    random.weighted([
      (12, 0), (6, 1), (6, window - 1), (10, window), (8, window + 1), (46, random.below(window)),
      (6, window + random.within(2...200)), (6, -1),
    ])
  }

  private mutating func addMonitoring(of episode: Plan.Episode, before next: CivilDay) {
    let horizon = today + random.pick([0, 0, 5, 40])
    let surplus = random.chance(20) ? 400 : 0
    let last = min(episode.end + surplus, min(horizon, next))
    let gap = longGap(from: episode.anchor, to: last)
    let adherence = adherenceLevel()
    addMonthlyVisits(of: episode, until: last, gap: gap, adherence: adherence)
    for evidence in Evidence.all where (evidence.everyMonths ?? 1) > 1 {
      let own = random.chance(60) ? max(adherence, 50) : adherenceLevel()
      addPeriodic(evidence, of: episode, until: last, gap: gap, adherence: own)
    }
  }

  private mutating func adherenceLevel() -> Int {
    isWellTended ? 100 : random.pick([0, 20, 40, 60, 80, 90, 97, 100])
  }

  /// Days on which nothing was done; empty for most patients.
  private mutating func longGap(from first: CivilDay, to last: CivilDay) -> Range<CivilDay> {
    guard random.chance(isWellTended ? 4 : 35), last > first else { return first..<first }
    let start = first + random.below(last.number - first.number)
    return start..<(start + random.within(40...500))
  }

  private mutating func addMonthlyVisits(
    of episode: Plan.Episode, until last: CivilDay, gap: Range<CivilDay>, adherence: Int
  ) {
    let adherences = Evidence.monthly.map { _ in
      random.chance(75) ? adherence : adherenceLevel()
    }
    for month in 1...96 {
      let window = window(month, every: 1, graceDays: 10, of: episode)
      guard window.opens <= last else { return }
      let visit = day(around: window)
      let shared = specimen(on: visit)
      for (evidence, adherence) in zip(Evidence.monthly, adherences) where random.chance(adherence)
      {
        let day = random.chance(88) ? visit : day(around: window)
        guard day <= last, !gap.contains(day) else { continue }
        take(evidence, on: day, specimen: day == visit ? shared : specimen(on: day))
      }
    }
  }

  private mutating func addPeriodic(
    _ evidence: Evidence, of episode: Plan.Episode, until last: CivilDay, gap: Range<CivilDay>,
    adherence: Int
  ) {
    let every = evidence.everyMonths ?? 1
    for period in 1...(96 / every) {
      let window = window(period, every: every, graceDays: evidence.graceDays, of: episode)
      guard window.opens <= last else { return }
      let day = day(around: window)
      guard random.chance(adherence), day <= last, !gap.contains(day) else { continue }
      take(evidence, on: day, specimen: specimen(on: day))
    }
  }

  /// The number of a specimen: its own, that of the day, or not known.
  mutating func specimen(on day: CivilDay) -> String {
    random.weighted([
      (50, "A\(day.number)"), (25, ""), (20, "S\(random.below(100_000))"), (5, "é,'\"\n"),
    ])
  }

  /// Something on some day: a code nobody knows, or evidence nobody asked for.
  private mutating func addNoise() {
    let day = random.chance(70) ? near([decisiveDay()]) : today - random.within(-30...1500)
    guard random.chance(70) else {
      let report = Report(day: day, specimen: specimen(on: day), recorded: recorded(after: day))
      reportRow(random.pick(Evidence.unknownCodes), report)
      return
    }
    take(random.pick(Evidence.all), on: day, specimen: specimen(on: day))
  }
}
