/// Times to an event in days, kept as counts by day so that memory does not grow with patients.
package struct SurvivalCounts: Hashable, Sendable {
  /// Fewer at risk than these say too little: the curve is not drawn on.
  package static let leastAtRisk = 10
  /// A longer time, which only a wrong date can make, is counted as this many days.
  private static let mostDays = 36_525

  private var eventsByDay: [Int] = []
  private var endsByDay: [Int] = []
  /// How many times were added.
  package private(set) var total = 0
  package private(set) var events = 0

  package init() {}

  /// Adds one: its event on day `days`, or known to be without it up to the end of that day.
  package mutating func add(days: Int, isEvent: Bool) {
    let days = min(max(0, days), Self.mostDays)
    while endsByDay.count <= days {
      endsByDay.append(0)
      eventsByDay.append(0)
    }
    endsByDay[days] += 1
    total += 1
    guard isEvent else { return }
    eventsByDay[days] += 1
    events += 1
  }

  /// Kaplan and Meier's estimate on each day on which a time ends, in order. What ends without an
  /// event on the day of one was at risk of it.
  ///
  /// Source: E. L. Kaplan, P. Meier, J. Am. Stat. Assoc. 53 (1958) 457–481. Each step rounds at
  /// most twice: right to a relative error of about steps · 3 · 10⁻¹⁶.
  package var curve: SurvivalCurve {
    var (steps, atRisk, share) = ([SurvivalStep](), total, 1.0)
    for day in endsByDay.indices where endsByDay[day] > 0 {
      share *= Double(atRisk - eventsByDay[day]) / Double(atRisk)
      steps.append(
        SurvivalStep(
          day: day, atRisk: atRisk, events: eventsByDay[day],
          censored: endsByDay[day] - eventsByDay[day], share: share))
      atRisk -= endsByDay[day]
    }
    return SurvivalCurve(steps: steps, total: total, events: events)
  }
}

/// A day on which times end.
package struct SurvivalStep: Hashable, Sendable {
  package var day: Int
  /// Those whose time ends on this day or later.
  package var atRisk: Int
  package var events: Int
  package var censored: Int
  /// The share estimated to be without the event after this day, 0…1.
  package var share: Double
}

/// A Kaplan–Meier curve.
package struct SurvivalCurve: Hashable, Sendable {
  package let steps: [SurvivalStep]
  package let total: Int
  package let events: Int

  /// The last day that is drawn; nil: fewer than ten were at risk from the start.
  package var lastDrawnDay: Int? {
    steps.last { $0.atRisk >= SurvivalCounts.leastAtRisk }?.day
  }

  /// The first day after which no more than half are without the event, as far as is drawn.
  package var median: Int? {
    // A product of fractions that is a half may be off in its last digit.
    steps.first { $0.share <= 0.5 + 1e-12 && $0.atRisk >= SurvivalCounts.leastAtRisk }?.day
  }

  /// Those whose time ends on `day` or later.
  package func atRisk(on day: Int) -> Int { steps.first { $0.day >= day }?.atRisk ?? 0 }

  package func events(upTo day: Int) -> Int {
    steps.prefix { $0.day <= day }.reduce(0) { $0 + $1.events }
  }

  package func censored(upTo day: Int) -> Int {
    steps.prefix { $0.day <= day }.reduce(0) { $0 + $1.censored }
  }

  /// 0…1, after `day`.
  package func share(after day: Int) -> Double { steps.last { $0.day <= day }?.share ?? 1 }
}
