/// The choice of a question's two dates, once the patients are there.
struct Dates {
  let today: CivilDay
  let charts: [Chart]
  var random: SplitMix64

  /// The day around which a clinic is generated; ends of months are frequent.
  static func today(tidy: Bool, _ random: inout SplitMix64) -> CivilDay {
    if !tidy && random.chance(3) { return .last - random.below(1500) }
    let day = CivilDay(2016, 1, 1) + random.below(5500)
    return random.chance(20) ? day.endOfMonth - random.below(2) : day
  }

  /// Mostly near a day on which some patient's state changes.
  mutating func asOf() -> CivilDay {
    switch random.below(100) {
    case ..<66: turningPoint().map { $0 + random.within(-1...1) } ?? today
    case ..<86: today
    case ..<92: today + random.within(300...2500)
    case ..<95: today - random.within(4000...7000)
    default: today + random.within(-400...60)
    }
  }

  /// Nil for most questions, else an instant at or just before which something was recorded.
  mutating func knownAt() -> String? {
    guard random.chance(30) else { return nil }
    let instants = charts.flatMap(\.instants).filter {
      abs($0.day.number - today.number) < 400
    }
    let instant =
      instants.isEmpty || random.chance(35)
      ? Instant(today - random.within(-60...300), secondOfDay: random.below(86_400))
      : random.pick(instants) + random.within(-1...1)
    return random.chance(35) ? instant.day.text : instant.text
  }

  /// A bound of some patient's obligations, within half a year of today where there is one.
  private mutating func turningPoint() -> CivilDay? {
    let charts = charts.filter { !$0.plan.courses.isEmpty }
    guard !charts.isEmpty else { return nil }
    let chart = random.pick(charts)
    let days = Dates.turningPoints(of: chart).filter { abs($0.number - today.number) < 180 }
    return days.isEmpty ? nil : random.pick(days)
  }

  private static func turningPoints(of chart: Chart) -> [CivilDay] {
    var days = chart.turningPoints
    for course in chart.plan.courses {
      days += [course.start, course.end, course.end + 30, course.start + 30]
      days += [course.end.adding(months: 2), course.end.adding(businessDays: 5)]
    }
    for episode in chart.plan.episodes {
      days += [episode.end, episode.end + 10, episode.end + 14, episode.end + 30]
      for month in 1...60 { days += bounds(of: month, of: episode) }
    }
    return days
  }

  private static func bounds(of month: Int, of episode: Plan.Episode) -> [CivilDay] {
    let due = episode.anchor.adding(months: month)
    guard due <= episode.end else { return [] }
    var days = [due, due, due + 10, due + 10]
    if month % 3 == 0 { days += [due + 14, due + 14] }
    if month % 6 == 0 { days += [due - 30, due + 30] }
    return days
  }
}
