internal import Monitoring

/// Periodic monitoring: the monthly blood and urine tests, and what is added to them.
extension Chart {
  mutating func addMonitoring() {
    for (number, episode) in plan.episodes.enumerated() {
      let next = plan.episodes.dropFirst(number + 1).first?.anchor
      let last = min(episode.end + 12, next.map { $0 - 1 } ?? lastVisitDay)
      addMonthlyVisits(from: episode.anchor, to: last)
      addYearlyExaminations(from: episode.anchor, to: last)
    }
    if story == .pendingNow { addPendingVisit() }
  }

  /// The last day on which the patient may have come.
  private var lastVisitDay: CivilDate {
    story == .pendingNow ? DemoClinic.asOf - 33 : DemoClinic.asOf - 1
  }

  private mutating func addMonthlyVisits(from anchor: CivilDate, to last: CivilDate) {
    let length = max(1, min(last, DemoClinic.asOf).days(since: anchor))
    var quarterWithThyroid = 0
    for month in 1...108 {
      let due = anchor.plus(months: month)
      guard anchor.plus(months: month - 1) < last else { return }
      let day = visitDay(dueOn: due)
      let chance = adherence.chance(ofVisitAfter: day.days(since: anchor), of: length)
      guard day <= last, isInCare(on: day), random.below(1000) < chance else { continue }
      let quarter = (month + 2) / 3
      let hasThyroid = quarterWithThyroid != quarter && wantsThyroid(month)
      if hasThyroid { quarterWithThyroid = quarter }
      addVisit(on: day, hasThyroid: hasThyroid, hasPanel: month.isMultiple(of: 3))
    }
  }

  /// Mostly in the fortnight before the due day; some come late, and still count.
  private mutating func visitDay(dueOn due: CivilDate) -> CivilDate {
    let offset = random.weighted([(66, -13...0), (23, -25...(-14)), (11, 1...8)])
    return (due + random.within(offset)).onWeekday
  }

  private mutating func wantsThyroid(_ month: Int) -> Bool {
    switch month % 3 {
    case 0: true
    case 2: random.chance(45)
    default: random.chance(10)
    }
  }

  private mutating func addVisit(on day: CivilDate, hasThyroid: Bool, hasPanel: Bool) {
    let blood = takeSpecimen(on: day)
    report(.completeBloodCount, blood, fate())
    report(hasPanel ? .metabolicPanel : .creatinine, blood, fate())
    if hasThyroid { report(.thyroid, blood, fate()) }
    if !random.chance(2) { report(.urinalysis, takeSpecimen(on: day), fate()) }
  }

  private mutating func fate() -> ResultFate {
    switch story {
    case .wrongOrders: random.chance(35) ? .mistaken : .final
    case .dirtyResults: random.chance(25) ? .unknownStatus : ResultFate.draw(&random)
    default: ResultFate.draw(&random)
    }
  }

  /// Late, and on the very day of the question: the laboratory has not finished.
  private mutating func addPendingVisit() {
    let day = DemoClinic.asOf
    let specimen = Specimen(
      collectedOn: day, number: "26E999999", recorded: Instant(day, secondOfDay: 61_200))
    for test in [LaboratoryTest.completeBloodCount, .creatinine, .urinalysis] {
      report(test, specimen, .preliminary)
    }
  }
}
