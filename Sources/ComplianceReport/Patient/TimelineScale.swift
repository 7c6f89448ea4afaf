internal import Monitoring

/// Where a day lies on the line of time: months from left to right, at the same scale for every
/// patient.
struct TimelineScale: Hashable, Sendable {
  /// Room on either side of the first and last day, so that no mark is cut.
  static let margin = 8
  /// What lies longer before the first infusion stands at the left edge.
  private static let longestLead = 400
  /// Shown before the first infusion in any case: the window of most baselines.
  private static let shortestLead = 31

  /// The first day of a month.
  let first: CivilDate
  let last: CivilDate

  /// - Parameters:
  ///   - anchor: the first infusion.
  ///   - days: all that has to be shown.
  init(anchor: CivilDate, days: [CivilDate]) {
    let earliest = anchor.goingBack(days: Self.longestLead)
    let latest = anchor.goingBack(days: Self.shortestLead)
    let start = max(earliest, min(latest, days.min() ?? latest))
    first = start.goingBack(days: start.parts.day - 1)
    last = max(anchor, days.max() ?? anchor)
  }

  /// Tenths of a point from the left edge of the drawing; never off it.
  func x(_ day: CivilDate) -> Int {
    let shown = min(max(day, first), last)
    return 10 * Self.margin + Self.tenths(shown.days(since: first))
  }

  /// Whole points.
  var width: Int { Self.margin * 2 + Self.tenths(last.days(since: first)) / 10 + 1 }

  /// The first days of the months on it, in order.
  var months: [CivilDate] {
    var months: [CivilDate] = []
    var day: CivilDate? = first
    while let month = day, month <= last {
      months.append(month)
      day = try? month.adding(months: 1)
    }
    return months
  }

  /// 12 points to a month of 30.4 days, in whole numbers so that every machine draws the same.
  private static func tenths(_ days: Int) -> Int { days * 1200 / 304 }
}

/// Tenths of a point as an attribute prints them: `12.5`.
func tenths(_ number: Int) -> String {
  let sign = number < 0 ? "-" : ""
  return "\(sign)\(number.magnitude / 10).\(number.magnitude % 10)"
}
