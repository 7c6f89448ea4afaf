internal import Monitoring

/// Where the rows of the timeline lie, from top to bottom, in points: the drawing and the names
/// beside it keep to the same heights.
struct TimelineRows: Sendable {
  enum Kind: Sendable {
    case years, courses, events
    case heading(String)
    /// With the least distance of its marks.
    case lane(TimelineLane, Int?)
    case days
  }

  struct Row: Sendable {
    let kind: Kind
    let top: Int
    let height: Int

    var middle: Int { top + height / 2 }
  }

  let rows: [Row]
  /// Of all of them.
  let height: Int

  init(_ lanes: TimelineLanes, hasEvents: Bool) {
    var kinds: [Kind] = [.years, .courses]
    if hasEvents { kinds.append(.events) }
    for group in lanes.groups {
      kinds.append(.heading(group.title))
      kinds += group.lanes.map { .lane($0, group.leastDistance) }
    }
    kinds.append(.days)
    var (rows, top): ([Row], Int) = ([], 0)
    for kind in kinds {
      rows.append(Row(kind: kind, top: top, height: kind.height))
      top += kind.height
    }
    (self.rows, height) = (rows, top)
  }

  /// Between the years above and the days below.
  var body: ClosedRange<Int> { (rows.first?.height ?? 0)...(rows.last?.top ?? height) }
}

extension TimelineRows.Kind {
  /// The style sheet has the same heights.
  fileprivate var height: Int {
    switch self {
    case .years, .heading: 22
    case .courses, .events, .days: 34
    case .lane: 18
    }
  }

  /// Of the style sheet.
  var style: String {
    switch self {
    case .years: "t-row-years"
    case .heading: "t-row-heading"
    case .courses, .events, .days: "t-row-tall"
    case .lane: "t-row-lane"
    }
  }
}
