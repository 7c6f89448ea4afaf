/// The treatment a patient is meant to have had; everything else is generated around it.
struct Plan: Sendable {
  let courses: [Course]
  let episodes: [Episode]

  /// One treatment course: its infusion days, in order and never empty.
  struct Course: Sendable {
    let days: [CivilDay]

    var start: CivilDay { days[0] }
    var end: CivilDay { days[days.count - 1] }
  }

  /// Courses none of which starts more than 48 months after the last infusion before it.
  struct Episode: Sendable {
    var courses: [Course]

    var anchor: CivilDay { courses[0].start }
    var end: CivilDay { courses[courses.count - 1].end.adding(months: 48) }
  }

  init(courses: [Course]) {
    self.courses = courses
    var episodes: [Episode] = []
    for course in courses {
      if let episode = episodes.last, course.start <= episode.end {
        episodes[episodes.count - 1].courses.append(course)
      } else {
        episodes.append(Episode(courses: [course]))
      }
    }
    self.episodes = episodes
  }

  /// Plans the courses of a patient of a clinic whose question is asked around `today`.
  init(around today: CivilDay, _ random: inout SplitMix64) {
    let count = random.weighted([(6, 0), (26, 1), (34, 2), (20, 3), (14, 4)])
    guard count > 0 else {
      self.init(courses: [])
      return
    }
    let intervals = (1..<count).map { _ in Interval(&random) }
    let months = intervals.reduce(0) { $0 + $1.aboutMonths }
    let focus = today - Plan.daysAgo(&random)
    let start = focus.adding(months: random.chance(75) ? -months : 0)
    var courses = [Course(from: Plan.shaped(start, &random), isFirst: true, &random)]
    for interval in intervals {
      let next = interval.start(after: courses[courses.count - 1], &random)
      guard next <= today + 90 || random.chance(15) else { break }
      courses.append(Course(from: next, isFirst: false, &random))
    }
    self.init(courses: courses)
  }

  /// How long before today the course in focus starts; negative: after it.
  private static func daysAgo(_ random: inout SplitMix64) -> Int {
    let range = random.weighted([
      (40, 0...500), (24, 500...1000), (16, 1000...1600), (13, 1600...2400), (3, -60...(-1)),
      (4, 0...40),
    ])
    return random.within(range)
  }

  /// `day`, often moved to where calendars are hard: ends of months, February, holidays.
  private static func shaped(_ day: CivilDay, _ random: inout SplitMix64) -> CivilDay {
    let year = day.parts.year
    switch random.below(100) {
    case ..<22: return day.endOfMonth - random.below(3)
    case ..<30:
      let leap = year - year % 4
      guard leap > 0, CivilDay.isLeap(leap) else { return day }
      return CivilDay(leap, 2, 28) + random.below(2)
    case ..<34: return CivilDay(year, 2, 26) + random.below(4)
    case ..<38:
      let seventeenAfterLeapYear = max(21, year - (year + 3) % 4)
      return CivilDay(seventeenAfterLeapYear, 2, 27) + random.below(3)
    case ..<45:
      let (month, day) = random.pick([(12, 20), (6, 28), (11, 20), (6, 14), (5, 22), (1, 12)])
      return CivilDay(year, month, day) + random.below(10)
    default: return day
    }
  }
}

/// From one course to the next.
private enum Interval {
  case year(fromEnd: Bool)
  case fourYears
  case episode
  case thirtyDays
  case months(Int)

  init(_ random: inout SplitMix64) {
    switch random.below(100) {
    case ..<24: self = .year(fromEnd: false)
    case ..<44: self = .year(fromEnd: true)
    case ..<57: self = .fourYears
    case ..<63: self = .episode
    case ..<69: self = .thirtyDays
    case ..<78: self = .months(random.within(2...11))
    default: self = .months(random.within(12...30))
    }
  }

  var aboutMonths: Int {
    switch self {
    case .year: 12
    case .fourYears: 48
    case .episode: 55
    case .thirtyDays: 1
    case .months(let months): months
    }
  }

  /// The first day of the course after `course`, always later than its end.
  func start(after course: Plan.Course, _ random: inout SplitMix64) -> CivilDay {
    let start =
      switch self {
      case .year(fromEnd: false): course.start.adding(months: 12) + random.within(-1...1)
      case .year(fromEnd: true): course.end.adding(months: 12) + random.within(-1...1)
      case .fourYears: course.end.adding(months: 48) + random.within(-1...1)
      case .episode: course.end.adding(months: 48) + random.within(2...400)
      case .thirtyDays: course.end + random.within(29...32)
      case .months(let months): course.start.adding(months: months) + random.below(28)
      }
    return max(start, course.end + 1)
  }
}

extension Plan.Course {
  /// Infusion days from `start` on: mostly the right number of them, mostly day after day.
  fileprivate init(from start: CivilDay, isFirst: Bool, _ random: inout SplitMix64) {
    let count = random.chance(82) ? (isFirst ? 5 : 3) : random.within(1...7)
    let longStep = random.weighted([(84, 1), (6, 30), (6, 31), (4, 4)])
    let longAfter = random.below(count)
    var days = [start]
    for position in 1..<max(count, 2) where position < count {
      days.append(days[position - 1] + (position == longAfter ? longStep : 1))
    }
    self.init(days: days)
  }
}
