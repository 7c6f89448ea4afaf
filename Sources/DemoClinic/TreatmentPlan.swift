internal import Monitoring

/// The infusions a patient has had; everything else of the chart follows from them.
struct TreatmentPlan {
  struct Course {
    let number: Int
    /// Infusion days in order, never empty.
    let days: [CivilDate]

    var start: CivilDate { days[0] }
    var end: CivilDate { days[days.count - 1] }
  }

  /// Courses none of which starts more than 48 months after the last infusion before it.
  struct Episode {
    var courses: [Course]

    var anchor: CivilDate { courses[0].start }
    /// Last day of surveillance.
    var end: CivilDate { courses[courses.count - 1].end.plus(months: 48) }
  }

  private(set) var courses: [Course] = []

  var episodes: [Episode] {
    var episodes: [Episode] = []
    for course in courses {
      if let episode = episodes.last, course.start <= episode.end {
        episodes[episodes.count - 1].courses.append(course)
      } else {
        episodes.append(Episode(courses: [course]))
      }
    }
    return episodes
  }

  /// The courses of one patient, none of which starts after the day the clinic is asked about.
  init(story: Story?, _ random: inout SplitMix64) {
    let isWaiting = story == nil && random.chance(3)
    guard story != .notStarted, !isWaiting else { return }
    addCourse(from: Self.firstDay(story, &random), days: story == .shortCourse ? 4 : 5)
    for _ in 1..<Self.courseCount(story, &random) {
      let next = Self.earliestDay(after: courses, story, &random)
      guard next.infusionWeek(of: 3) <= DemoClinic.asOf else { return }
      addCourse(from: next, days: 3)
    }
  }

  private mutating func addCourse(from day: CivilDate, days count: Int) {
    let monday = day.infusionWeek(of: count)
    let days = (0..<count).map { monday + $0 }.filter { $0 <= DemoClinic.asOf }
    courses.append(Course(number: courses.count + 1, days: days))
  }

  private static func firstDay(_ story: Story?, _ random: inout SplitMix64) -> CivilDate {
    switch story {
    case .secondEpisode: return .day(2019, 2, 4)
    case .fourCourses: return .day(2019, 9, 9)
    case .pregnantBeyondTheEnd: return .day(2021, 4, 5)
    case .pendingNow, .slowRecovery: return .day(2026, 2, 23)
    case nil: return random.chance(20) ? random.day(early) : random.day(late)
    default: return random.day(settled)
    }
  }

  private static let early = CivilDate.day(2019, 1, 7)...CivilDate.day(2020, 12, 28)
  private static let late = CivilDate.day(2021, 1, 4)...CivilDate.day(2026, 6, 22)
  private static let settled = CivilDate.day(2022, 1, 10)...CivilDate.day(2025, 4, 7)

  private static func courseCount(_ story: Story?, _ random: inout SplitMix64) -> Int {
    switch story {
    case .fourCourses: 4
    case .secondEpisode: 3
    case .shortSpacing, .pregnantBeyondTheEnd, .numbersOutOfOrder: 2
    default: random.weighted([(12, 1), (64, 2), (17, 3), (7, 4)])
    }
  }

  /// The day from which the course after the latest may start.
  private static func earliestDay(
    after courses: [Course], _ story: Story?, _ random: inout SplitMix64
  ) -> CivilDate {
    let (start, end) = (courses[courses.count - 1].start, courses[courses.count - 1].end)
    let delay = random.weighted([(6, 0...3), (3, 4...40), (1, 41...120)])
    let months = courses.count == 1 ? 12 : 12 + random.within(0...14)
    switch (story, courses.count) {
    case (.shortSpacing, 1): return start.plus(months: 9)
    case (.secondEpisode, 2): return end.plus(months: 50)
    case (_, 1): return start.plus(months: months) + random.within(delay)
    default: return end.plus(months: months) + random.within(delay)
    }
  }
}
