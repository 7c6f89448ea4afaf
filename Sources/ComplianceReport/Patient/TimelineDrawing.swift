internal import Monitoring

/// The drawing itself: months from left to right, a lane for each requirement.
struct TimelineDrawing: Sendable {
  let header: ReportHeader
  let judgement: PatientJudgement
  let events: PatientEvents
  let rows: TimelineRows
  let scale: TimelineScale

  /// - Parameter description: what the drawing shows, in a sentence or two.
  func html(_ title: String, _ description: String) -> HTML {
    HTML(
      .svg, .role("img"), .labelledBy("timeline-name timeline-description"),
      .drawing(.viewBox, "0 0 \(width) \(rows.height)"), .drawing(.width, String(width)),
      .drawing(.height, String(rows.height))
    ) {
      HTML(.title, .id("timeline-name")) { title }
      HTML(.desc, .id("timeline-description")) { description }
      ground
      rows.rows.map(content)
      days
    }
  }

  /// Whether it has to be made smaller to be printed across a page.
  var isLong: Bool { width > 1200 }

  /// Marks that were moved aside can stand behind the last day.
  private var width: Int {
    let last = rows.rows.compactMap { marks($0)?.places.last }.max() ?? 0
    return max(scale.width, last / 10 + TimelineScale.margin)
  }

  private func marks(_ row: TimelineRows.Row) -> TimelineMarks? {
    guard case .lane(let lane, let distance) = row.kind else { return nil }
    return TimelineMarks(
      program: header.program, asOf: header.asOf, scale: scale, row: row, lane: lane,
      leastDistance: distance)
  }

  /// What lies behind the lanes: months, courses and pregnancies.
  @HTMLBuilder private var ground: HTML {
    scale.months.map { month in
      TimelineLine.vertical(
        month.parts.month == 1 ? "t-year" : "t-month", at: scale.x(month),
        from: rows.body.lowerBound, to: rows.body.upperBound)
    }
    events.pregnancies.filter { $0.upperBound >= scale.first }.map { days in
      band("t-pregnancy", days.lowerBound, days.upperBound)
    }
    events.courses.map { band("t-course", $0.start, $0.end) }
    rows.rows.map { row in
      TimelineLine.horizontal(
        "t-rule", from: 0, to: 10 * width, at: row.top + row.height)
    }
  }

  private func band(_ style: String, _ start: CivilDate, _ end: CivilDate) -> HTML {
    let (from, to) = (scale.x(start), scale.x(end))
    return HTML(
      .rect, .class(style), .drawing(.x, tenths(from - 15)),
      .drawing(.y, String(rows.body.lowerBound)), .drawing(.width, tenths(to - from + 30)),
      .drawing(.height, String(rows.body.upperBound - rows.body.lowerBound)))
  }

  private func content(_ row: TimelineRows.Row) -> HTML {
    switch row.kind {
    case .years: years(row)
    case .courses: TimelineEvents(events: events, scale: scale, row: row, width: width).courses
    case .events: TimelineEvents(events: events, scale: scale, row: row, width: width).happenings
    case .lane: marks(row)?.html ?? .nothing
    case .heading, .days: .nothing
    }
  }

  private func years(_ row: TimelineRows.Row) -> HTML {
    HTML(
      scale.months.filter { $0.parts.month == 1 || $0 == scale.first }.compactMap { month in
        let isCut = month.parts.month > 10 && month == scale.first
        guard !isCut else { return nil }
        return HTML(
          .svgText, .class("t-label"), .drawing(.x, tenths(scale.x(month) + 20)),
          .drawing(.y, String(row.middle + 4))
        ) { String(month.parts.year) }
      })
  }

  /// The as-of day and the ends of surveillance, through all lanes.
  @HTMLBuilder private var days: HTML {
    if let row = rows.rows.last {
      TimelineDay(scale: scale, body: rows.body, row: row, width: width).html(
        asOf: header.asOf, ends: judgement.episodes.map(\.end),
        stops: events.standings.filter { $0.standing.endsCare })
    }
  }
}

extension Standing {
  /// Whether what is due later is nobody's work here.
  fileprivate var endsCare: Bool {
    switch self {
    case .deceased, .transferredOut: true
    case .active, .discontinued, .lostToFollowUp: false
    }
  }
}
