internal import ReferenceJudge

/// Certifications in the REMS, around the starts of the courses they must cover.
struct Certifications {
  let today: CivilDay
  let tidy: Bool
  /// Days on which somebody had to be certified; never empty.
  let days: [CivilDay]
  var random: SplitMix64
  private(set) var rows: [RawRow] = []
  private var keys: Set<String> = []

  init(today: CivilDay, tidy: Bool, days: [CivilDay], random: SplitMix64) {
    self.today = today
    self.tidy = tidy
    self.days = days.isEmpty ? [today] : days
    self.random = random
  }

  mutating func certify(_ staff: Staff) {
    for number in 1...staff.prescribers { certify("prescriber", "P\(number)") }
    for number in 1...staff.facilities { certify("facility", "F\(number)") }
    certify("pharmacy", "PH1")
    if random.chance(30) { certify("facility", "P1") }
    if random.chance(30) { certify("prescriber", "PX") }
    rows = random.shuffled(rows)
    if !tidy && !rows.isEmpty && random.chance(15) { soil() }
  }

  /// Certified for ever, over some intervals, or not at all.
  private mutating func certify(_ kind: String, _ holder: String) {
    switch random.below(100) {
    case ..<8: return
    case ..<58: add(kind, holder, from: today - random.within(3000...6000), to: nil)
    default: break
    }
    for _ in 0..<random.below(3) {
      let from = random.pick(days) + random.pick([-200, -1, 0, 0, 1])
      let end: CivilDay? = random.pick([
        nil, from, from + 1, from + random.within(2...1200), random.pick(days), from + 365,
      ])
      add(kind, holder, from: from, to: end.map { max($0, from) })
    }
  }

  private mutating func add(
    _ kind: String, _ holder: String, from day: CivilDay, to end: CivilDay?
  ) {
    let lag = random.weighted([(80, random.below(5)), (20, random.within(5...800))])
    let first = Instant(day + lag, secondOfDay: random.below(86_400))
    add(kind, holder, day, .day(random.chance(tidy ? 1 : 4) ? day - 1 : end), first)
    guard random.chance(25) else { return }
    let days = random.within(0...1500)
    let corrected: RawValue = random.pick([.null, .day(day + days), .day(day), .day(day - 1)])
    add(kind, holder, day, corrected, first + random.within(1...30_000_000))
  }

  /// The table has no primary key: two versions of one instant would be no order, so none are made.
  private mutating func add(
    _ kind: String, _ holder: String, _ day: CivilDay, _ end: RawValue, _ recorded: Instant
  ) {
    guard keys.insert("\(kind) \(holder) \(day.number) \(recorded.seconds)").inserted else {
      return
    }
    rows.append([
      "holder_kind": .text(kind), "holder_id": .text(holder), "certified_on": .text(day.text),
      "ends_on": end, "recorded_at": .text(recorded.text),
    ])
  }

  private mutating func soil() {
    let column = random.pick(["certified_on", "ends_on", "ends_on"])
    rows[random.below(rows.count)][column] = .text(random.pick(Dirt.days))
  }
}
