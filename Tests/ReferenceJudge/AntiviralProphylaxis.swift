/// Antiviral prophylaxis: monitoring.md 6.
extension Surveillance {
  func antiviralProphylaxis(_ course: Course) throws -> JudgedPoint {
    let required = try daysToCover(after: course)
    let endOfTime = min(required.end, chart.deceasedOn ?? .last)
    let isCovered = antiviralCovers(from: course.start, to: min(endOfTime, asOf))
    var outcome = PointOutcome(state: .done, reason: required.reason)
    if !isCovered {
      outcome.state = .missed
      if outcome.reason == nil && antivirals.isEmpty { outcome.reason = "not-recorded" }
    } else if endOfTime > asOf || (required.isOpen && chart.deceasedOn == nil) {
      outcome.state = .due
    }
    return JudgedPoint(course.start, outcome, missedIsCurrentThrough: endOfTime)
  }

  private var antivirals: [Span] {
    chart.medications.filter { $0.kind == "antiviral" }
  }

  /// Whether every day is covered; also where there is no day.
  private func antiviralCovers(from first: Day, to last: Day) -> Bool {
    let antivirals = antivirals
    var day: Day? = first
    while let today = day, today <= last {
      if !antivirals.contains(where: { $0.covers(today) }) { return false }
      day = today.next
    }
    return true
  }

  /// The last day to cover; open, which is after any day, while every CD4 count is below 200.
  private func daysToCover(after course: Course) throws
    -> (end: Day, isOpen: Bool, reason: String?)
  {
    let twoMonths = try course.end.adding(months: 2)
    let counts = cd4Counts.filter { $0.collectedOn > course.end }
    if counts.isEmpty { return (twoMonths, false, "no-cd4") }
    let recovered = counts.filter { ($0.value ?? 0) >= 200 }.map(\.collectedOn).min()
    guard let recovered else { return (.last, true, nil) }
    return (max(twoMonths, recovered), false, nil)
  }

  /// CD4 rows that count (4.2, 4.3).
  private var cd4Counts: [Observation] {
    chart.specimens.flatMap { $0 }.filter { $0.code == cd4Code && $0.counts }
  }
}
