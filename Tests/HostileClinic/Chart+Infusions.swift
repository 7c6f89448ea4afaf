internal import ReferenceJudge

/// Infusions: their numbers, doses, times, and the versions of their rows.
extension Chart {
  mutating func addInfusions() {
    let numbering = Numbering(tidy: tidy, &random)
    for (index, course) in plan.courses.enumerated() {
      for (position, day) in course.days.enumerated() {
        let number = number(numbering, index, position)
        addInfusion(on: day, course: number, voided: false)
      }
      if random.chance(5) { addStrayInfusion(near: course, number: index + 1) }
    }
  }

  private mutating func number(_ numbering: Numbering, _ index: Int, _ position: Int) -> Int? {
    switch numbering {
    case .derived: nil
    case .given: index + 1
    case .mixed: random.chance(50) ? index + 1 : nil
    case .tooHigh: index + 2
    case .allOne: 1
    case .reversed: plan.courses.count - index
    case .interleaved: index + 1 + position % 2
    case .perEpisode: numberInEpisode(plan.courses[index])
    case .notPositive: index - 1
    }
  }

  private func numberInEpisode(_ course: Plan.Course) -> Int? {
    for episode in plan.episodes {
      if let index = episode.courses.firstIndex(where: { $0.start == course.start }) {
        return index + 1
      }
    }
    return nil
  }

  private mutating func addInfusion(on day: CivilDay, course: Int?, voided: Bool) {
    var row: RawRow = [
      "infused_on": .text(day.text), "course": course.map { .integer(Int64($0)) } ?? .null,
      "dose_mg": dose(), "voided": .integer(voided ? 1 : 0),
      "facility_id": facility(),
    ]
    addTimes(to: &row)
    let first = recordedInfusion(on: day)
    add(.infusion, row, recorded: first)
    if random.chance(8) { addVersions(of: row, after: first) }
  }

  /// A day beside a course that was voided, not given, or given under another number.
  private mutating func addStrayInfusion(near course: Plan.Course, number: Int) {
    let day = random.pick([course.start - 1, course.end + 1, course.end + 30, course.end + 31])
    guard !course.days.contains(day) else { return }
    addInfusion(on: day, course: random.pick([nil, number, number + 1]), voided: random.chance(70))
  }

  /// Corrections: another dose or time, voided, and perhaps voided no longer.
  private mutating func addVersions(of row: RawRow, after first: Instant) {
    var version = row
    var recorded = later(than: first)
    switch random.below(100) {
    case ..<45:
      version["voided"] = .integer(1)
      add(.infusion, version, recorded: recorded)
      guard random.chance(65) else { return }
      recorded = later(than: recorded)
      version["voided"] = .integer(0)
    case ..<65: version["dose_mg"] = dose()
    case ..<80: addTimes(to: &version)
    case ..<90: version["course"] = .null
    default: version["facility_id"] = facility()
    }
    add(.infusion, version, recorded: recorded)
  }

  private mutating func dose() -> RawValue {
    guard random.chance(6) else { return .real(12) }
    return random.pick([
      .null, .null, .null, .real(0), .real(10), .real(-12), .real(24), .real(11.999), .real(0.001),
    ])
  }

  private mutating func facility() -> RawValue {
    switch random.below(100) {
    case ..<4: .null
    case ..<7: .text(random.pick(["FX", ""]))
    default: .text("F\(random.within(1...staff.facilities))")
    }
  }

  /// Recorded on the day or after it, rarely the day before, which still is allowed.
  private mutating func recordedInfusion(on day: CivilDay) -> Instant {
    switch random.below(100) {
    case ..<1: instant(on: day - 1)
    case ..<95: instant(on: day + random.below(3))
    default: instant(on: day + random.within(3...400))
    }
  }

  /// Start, end and observation, around 225 and 120 minutes, some of them past midnight.
  private mutating func addTimes(to row: inout RawRow) {
    let start = random.chance(82) ? random.within(420...780) : random.within(1080...1439)
    let infused = random.weighted([
      (66, random.within(226...300)), (10, 225), (10, 224), (6, random.within(30...223)), (2, 720),
      (2, 721), (2, -1), (2, 0),
    ])
    let observed = random.weighted([
      (60, random.within(121...200)), (16, 120), (10, 119), (6, random.within(0...118)), (2, 720),
      (2, 721), (2, -1), (2, 1439),
    ])
    row["started_at"] = time(start)
    row["ended_at"] = time(start + infused)
    row["observed_until"] = time(start + infused + observed)
  }

  private mutating func time(_ minute: Int) -> RawValue {
    guard !random.chance(2) else { return .null }
    let minute = (minute + 1440) % 1440
    return .text(digits(minute / 60, 2) + ":" + digits(minute % 60, 2))
  }
}

/// How the infusions of a patient carry their course numbers.
private enum Numbering: Sendable {
  case derived, given, mixed, tooHigh, allOne, reversed, interleaved, perEpisode, notPositive

  init(tidy: Bool, _ random: inout SplitMix64) {
    self = random.weighted([
      (42, .derived), (33, .given), (7, .mixed), (3, .tooHigh), (2, .allOne), (3, .reversed),
      (3, .interleaved), (4, .perEpisode), (tidy ? 0 : 3, .notPositive),
    ])
  }
}
