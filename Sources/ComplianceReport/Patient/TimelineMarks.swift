internal import Monitoring

/// One lane of the timeline: the windows of its obligations and what became of each.
struct TimelineMarks: Sendable {
  let program: Program
  let asOf: CivilDate
  let scale: TimelineScale
  let row: TimelineRows.Row
  let lane: TimelineLane
  let leastDistance: Int?

  var html: HTML {
    HTML([
      HTML(.g, .class("t-windows")) { lane.obligations.map(window) },
      HTML(lane.obligations.compactMap(attempt)),
      HTML(zip(lane.obligations, places).map(mark)),
    ])
  }

  /// Where the marks stand, in tenths; those that would cover each other are moved to the right.
  var places: [Int] {
    var places: [Int] = []
    for obligation in lane.obligations {
      let own = scale.x(obligation.markedOn)
      let next = places.last.flatMap { last in leastDistance.map { last + 10 * $0 } }
      places.append(max(own, next ?? own))
    }
    return places
  }

  private func mark(_ obligation: Obligation, _ place: Int) -> HTML {
    HTML(
      .g, .class("t-mark \(obligation.state.timelineStyle)"),
      .drawing(.transform, "translate(\(tenths(place)) \(row.middle))")
    ) {
      HTML(.title) { HTML(text: words(obligation)) }
      TimelineGlyph.html(obligation.state)
    }
  }

  /// What a pointer that rests on the mark is told.
  private func words(_ obligation: Obligation) -> String {
    let occurrence = Words.occurrence(obligation.occurrence.text)
    let name = program.requirements[lane.requirement].test
    let which = occurrence.isEmpty ? name : "\(name), \(occurrence)"
    let done = obligation.doneOn.map { " on \($0)" } ?? ""
    return "\(which): \(obligation.state.legend)\(done), due \(obligation.dueOn)"
  }

  private func attempt(_ obligation: Obligation) -> HTML? {
    guard let day = obligation.attempt?.collectedOn else { return nil }
    return HTML(
      .g, .class("t-attempt"),
      .drawing(.transform, "translate(\(tenths(scale.x(day))) \(row.middle))")
    ) {
      HTML(.title) { "Attempt on \(day), which does not satisfy" }
      TimelineGlyph.attempt
    }
  }

  /// The days on which it is on time, its due day, and the days on which it still counts.
  @HTMLBuilder private func window(_ obligation: Obligation) -> HTML {
    let opens = scale.x(obligation.opensOn ?? .first)
    let due = scale.x(obligation.dueOn)
    if opens < due {
      HTML(
        .rect, .class("t-window"), .drawing(.x, tenths(opens)),
        .drawing(.y, String(row.middle - 5)),
        .drawing(.width, tenths(due - opens)), .drawing(.height, "10"))
    }
    if let late = obligation.lateUntil(asOf), late > obligation.dueOn {
      TimelineLine.horizontal("t-grace", from: due, to: scale.x(late), at: row.middle + 4)
    }
    if !program.requirements[lane.requirement].isPointCheck {
      TimelineLine.vertical("t-due-day", at: due, from: row.middle - 7, to: row.middle + 7)
    }
  }
}

/// Straight lines of the timeline; places along the time are in tenths of a point.
enum TimelineLine {
  static func vertical(_ style: String, at x: Int, from top: Int, to bottom: Int) -> HTML {
    line(style, (x, x), (top, bottom))
  }

  static func horizontal(_ style: String, from start: Int, to end: Int, at y: Int) -> HTML {
    line(style, (start, end), (y, y))
  }

  private static func line(_ style: String, _ x: (Int, Int), _ y: (Int, Int)) -> HTML {
    HTML(
      .line, .class(style), .drawing(.x1, tenths(x.0)), .drawing(.y1, String(y.0)),
      .drawing(.x2, tenths(x.1)), .drawing(.y2, String(y.1)))
  }
}
