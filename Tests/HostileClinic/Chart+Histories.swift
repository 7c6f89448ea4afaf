internal import ReferenceJudge

/// What is known of the patient besides tests: infections, vaccines, pregnancies.
extension Chart {
  mutating func addHistories() {
    for course in plan.courses {
      if random.chance(14) { addInfection(around: course.start) }
      if random.chance(10) { addLiveVaccine(before: course.start) }
    }
    if let first = plan.courses.first?.start {
      if random.chance(4) { addHIV(around: first) }
      if random.chance(50) { addVaricella(before: first) }
    }
    let isOver = plan.episodes.last.map { $0.end < today + 60 } ?? false
    if random.chance(isOver ? 55 : 24) { addPregnancy() }
    if random.chance(6) { addPregnancy() }
    if random.chance(6) {
      addHistory(random.pick(["prior-campath", "other", ""]), from: today - 700, to: nil)
    }
  }

  private mutating func addInfection(around start: CivilDay) {
    let from = random.pick([start - 10, start - 1, start, start + 1])
    let end: CivilDay? = random.pick([start - 1, start, start + 1, start + 9, nil])
    addHistory("active-infection", detail: "herpes zoster", from: from, to: end)
  }

  private mutating func addHIV(around start: CivilDay) {
    addHistory("hiv", from: random.pick([start - 900, start, start + 1]), to: nil)
  }

  private mutating func addLiveVaccine(before start: CivilDay) {
    let days = random.pick([40, 41, 41, 42, 42, 43, 0, -1, random.within(1...39)])
    let given = start - days
    addHistory(
      "live-vaccine", detail: "yellow fever", from: given, to: random.pick([nil, given]))
  }

  private mutating func addVaricella(before first: CivilDay) {
    let kind = random.pick(["varicella-immunity", "varicella-vaccine"])
    let day = random.pick([first - random.within(1...9000), first, first - 1, first + 1])
    addHistory(kind, from: day, to: random.pick([nil, nil, day + 3]))
  }

  /// In surveillance, across its end, after it, before a new episode, or of late.
  private mutating func addPregnancy() {
    let end = plan.episodes.last?.end ?? today
    let anchor = plan.episodes.last?.anchor ?? today
    let priorEnd = plan.episodes.first?.end ?? today
    let started: CivilDay =
      switch random.below(100) {
      case ..<30: end - random.within(0...310)
      case ..<38: near([end, end - 300])
      case ..<44: end + random.within(1...60)
      case ..<50: near([anchor]) - random.within(0...310)
      case ..<65: priorEnd - random.within(0...310)
      case ..<85: today - random.within(0...400)
      default: decisiveDay()
      }
    let ended: CivilDay? =
      switch random.below(100) {
      case ..<42: nil
      case ..<70: started + random.within(30...290)
      case ..<80: started + random.within(299...301)
      case ..<90: max(started, near([end, anchor]))
      default: started + random.within(0...600)
      }
    turningPoints += [started, ended ?? started + 300]
    addHistory("pregnancy", from: started, to: ended)
  }

  private mutating func addHistory(
    _ kind: String, detail: String = "", from start: CivilDay, to end: CivilDay?
  ) {
    let withdrawn = random.chance(tidy ? 2 : 5)
    var row: RawRow = [
      "kind": .text(kind), "detail": .text(detail), "started_on": .text(start.text),
      "ended_on": .day(withdrawn ? start - 1 : end.map { max($0, start) }),
    ]
    let first = recorded(after: start)
    add(.history, row, recorded: first)
    guard random.chance(12) else { return }
    row["ended_on"] = random.pick([
      .null, .day(start), .day(start + 20), .day(start + 280), .day(start - 1),
    ])
    add(.history, row, recorded: later(than: first))
  }
}
