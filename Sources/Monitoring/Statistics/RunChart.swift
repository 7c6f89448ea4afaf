/// The on-time rate month by month about its median, with the rules that tell a change from chance.
///
/// Source of the rules: R. J. Perla, L. P. Provost, S. K. Murray, "The run chart", BMJ Qual. Saf.
/// 20 (2011) 46–51: a shift is six or more points in a row on one side of the median, points on it
/// left aside; a trend is five or more in a row all rising or all falling, equal neighbours counted
/// once.
package struct RunChart: Hashable, Sendable {
  package static let (shownMonths, leastPoints) = (24, 12)
  package static let (shiftLength, trendLength) = (6, 5)

  /// A month, counted from year 0, and the required obligations due in it done on time.
  package struct Point: Hashable, Sendable {
    package var month: Int
    package var rate: Rate

    package init(month: Int, rate: Rate) {
      self.month = month
      self.rate = rate
    }

    fileprivate var value: Double { rate.percentage ?? 0 }
  }

  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case above
    case below
    case rising
    case falling

    package var isShift: Bool { self == .above || self == .below }
  }

  /// Months in a row that are more than chance.
  package struct Signal: Hashable, Sendable {
    package var kind: Kind
    /// Places in `points`.
    package var places: [Int]

    package init(kind: Kind, places: [Int]) {
      self.kind = kind
      self.places = places
    }
  }

  /// The latest whole months in which something was owed, in order.
  package let points: [Point]
  /// In percent; nil where there are too few months to tell.
  package let median: Double?
  /// In order of kind and time; empty where there are too few months to tell.
  package let signals: [Signal]

  /// The month of the as-of day counts only where that is its last day.
  package init(byMonth: [Int: StateCounts], asOf: CivilDate) {
    let nextDay = (try? asOf.adding(days: 1)) ?? asOf
    let months = byMonth.keys.filter { $0 < nextDay.month && (byMonth[$0]?.owed ?? 0) > 0 }.sorted()
    points = months.suffix(Self.shownMonths).map { month in
      Point(month: month, rate: byMonth[month]?.onTimeRate ?? Rate(0, of: 0))
    }
    guard points.count >= Self.leastPoints else {
      (median, signals) = (nil, [])
      return
    }
    let median = Self.median(points.map(\.value).sorted())
    self.median = median
    signals = Self.shifts(points, about: median) + Self.trends(points)
  }

  private static func median(_ values: [Double]) -> Double {
    (values[(values.count - 1) / 2] + values[values.count / 2]) / 2
  }

  private static func shifts(_ points: [Point], about median: Double) -> [Signal] {
    var runs: [Signal] = []
    for (place, point) in points.enumerated() where point.value != median {
      let kind = point.value > median ? Kind.above : .below
      if runs.last?.kind == kind {
        runs[runs.count - 1].places.append(place)
      } else {
        runs.append(Signal(kind: kind, places: [place]))
      }
    }
    return runs.filter { $0.places.count >= shiftLength }
  }

  private static func trends(_ points: [Point]) -> [Signal] {
    var (runs, last) = ([Signal](), 0)
    for place in points.indices.dropFirst() where points[place].value != points[last].value {
      let kind = points[place].value > points[last].value ? Kind.rising : .falling
      if runs.last?.kind == kind {
        runs[runs.count - 1].places.append(place)
      } else {
        runs.append(Signal(kind: kind, places: [last, place]))
      }
      last = place
    }
    return runs.filter { $0.places.count >= trendLength }
  }
}
