internal import ReferenceJudge

/// The rows of one patient while they are being generated.
struct Chart: Sendable {
  let patientID: Int64
  /// The day around which the clinic's question is asked.
  let today: CivilDay
  let tidy: Bool
  let plan: Plan
  /// How many sites, prescribers and facilities the clinic has.
  let staff: Staff
  /// True where the laboratory mostly reports panels without their components.
  let reportsPanels: Bool
  /// True where nearly everything is done in time, so that some patients are up to date.
  let isWellTended: Bool
  var random: SplitMix64
  /// The row of `patient`.
  var patient: RawRow = [:]
  var rows: [Table: [RawRow]] = [:]
  /// Instants at which some of the rows were recorded, for a question about what was known then.
  var instants: [Instant] = []
  /// Days on which the state of something may change, for a question asked around them.
  var turningPoints: [CivilDay] = []
  private var keys: Set<String> = []

  init(patientID: Int64, today: CivilDay, tidy: Bool, staff: Staff, random: SplitMix64) {
    var random = random
    self.patientID = patientID
    self.today = today
    self.tidy = tidy
    self.staff = staff
    plan = Plan(around: today, &random)
    reportsPanels = random.chance(72)
    isWellTended = random.chance(35)
    self.random = random
  }

  /// Adds a row, unless one with its primary key is there.
  mutating func add(_ table: Table, _ cells: RawRow, recorded: Instant) {
    var row = cells
    row["patient_id"] = .integer(patientID)
    row["recorded_at"] = .text(recorded.text)
    var key = table.rawValue
    for column in table.keyColumns {
      if case .text(let text)? = row[column] { key += "\u{1}" + text }
    }
    key += "\u{1}" + String(recorded.seconds)
    guard keys.insert(key).inserted else { return }
    rows[table, default: []].append(row)
    if random.chance(3) { instants.append(recorded) }
  }

  /// When a fact of `day` was written down: mostly within days, now and then long after.
  mutating func recorded(after day: CivilDay) -> Instant {
    let lag =
      switch random.below(100) {
      case ..<82: random.below(4)
      case ..<92: random.within(4...40)
      case ..<97: random.within(41...500)
      default: max(0, today.number - day.number + random.within(-20...20))
      }
    return instant(on: day + lag)
  }

  /// A second of `day`; its first and its last are frequent.
  mutating func instant(on day: CivilDay) -> Instant {
    let second = random.weighted([(6, 0), (6, 86_399), (88, random.below(86_400))])
    return Instant(day, secondOfDay: second)
  }

  /// Some time after `instant`, from a second to more than a year.
  mutating func later(than instant: Instant) -> Instant {
    let seconds = random.weighted([
      (10, 1...1), (55, 60...300_000), (25, 300_000...5_000_000), (10, 5_000_000...40_000_000),
    ])
    return instant + random.within(seconds)
  }

  /// One of `days`, or the day before or after it.
  mutating func near(_ days: [CivilDay]) -> CivilDay {
    random.pick(days) + random.within(-1...1)
  }

  /// A day that decides something: of a course, of monitoring, or none in particular.
  mutating func decisiveDay() -> CivilDay {
    guard let episode = plan.episodes.isEmpty ? nil : random.pick(plan.episodes) else {
      return today - random.within(-40...900)
    }
    let course = random.pick(episode.courses)
    switch random.below(100) {
    case ..<50: return dueDay(of: episode)
    case ..<60: return course.start
    case ..<68: return random.pick(course.days)
    case ..<76: return course.end.adding(businessDays: 5)
    case ..<84: return episode.end
    default: return today - random.within(-40...400)
    }
  }

  /// A day on which periodic monitoring of `episode` was due, before today where that is possible.
  mutating func dueDay(of episode: Plan.Episode) -> CivilDay {
    let months = min(48, max(1, (today.number - episode.anchor.number) / 30))
    let every = random.pick([1, 1, 1, 3, 6, 12])
    let recent = random.chance(60) ? max(1, months - 5) : 1
    let period = random.within(recent...max(recent, months)) / every * every
    return episode.anchor.adding(months: max(every, period))
  }
}

extension RawValue {
  /// The cell of a day that may be missing.
  static func day(_ day: CivilDay?) -> RawValue {
    day.map { .text($0.text) } ?? .null
  }

  /// The cell of a text that may be missing.
  static func optional(_ text: String?) -> RawValue {
    text.map { .text($0) } ?? .null
  }
}
