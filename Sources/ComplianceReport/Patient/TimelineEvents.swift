internal import Monitoring

/// The rows above the lanes: infusions with their courses, standings and pregnancies.
struct TimelineEvents: Sendable {
  let events: PatientEvents
  let scale: TimelineScale
  let row: TimelineRows.Row
  /// Of the drawing.
  let width: Int

  /// Each infusion as a stroke, with the number of its course above.
  @HTMLBuilder var courses: HTML {
    for course in events.courses {
      for infusion in course.infusions {
        HTML(
          .g, .class("t-infusion"),
          .drawing(
            .transform, "translate(\(tenths(scale.x(infusion.infusedOn))) \(row.middle + 9))")
        ) {
          HTML(.title) { "Infusion of course \(course.number) on \(infusion.infusedOn)" }
          TimelineGlyph.infusion
        }
      }
    }
    labels(events.courses.map { ($0.start, "Course \($0.number)") }, lines: 1)
  }

  @HTMLBuilder var happenings: HTML {
    labels(
      (events.standings.map { ($0.fromOn, $0.standing.word) }
        + events.pregnancies.filter { $0.upperBound >= scale.first }
        .map { ($0.lowerBound, "pregnancy") }).sorted { $0 < $1 }, lines: 2)
  }

  /// Words at their days; where one would run into the one before, it goes to the next line, and
  /// where no line is free, to the right.
  private func labels(_ labels: [(day: CivilDate, text: String)], lines: Int) -> HTML {
    var ends = Array(repeating: 0, count: lines)
    return HTML(
      labels.map { label in
        let length = 70 * label.text.count + 80
        let own = min(scale.x(label.day), 10 * width - length)
        let line = ends.firstIndex { $0 <= own } ?? ends.indices.min { ends[$0] < ends[$1] } ?? 0
        let place = max(own, ends[line], 0)
        ends[line] = place + length
        let y = row.top + 12 + 14 * line
        return HTML {
          if lines > 1 { TimelineLine.vertical("t-flag", at: own, from: y - 9, to: y + 2) }
          HTML(
            .svgText, .class("t-label"), .drawing(.x, tenths(place + 25)), .drawing(.y, String(y))
          ) {
            label.text
          }
        }
      })
  }
}

/// Days that go through all lanes, each with its words below.
struct TimelineDay: Sendable {
  let scale: TimelineScale
  /// From the first lane to the last.
  let body: ClosedRange<Int>
  /// Where the words stand, in two lines.
  let row: TimelineRows.Row
  let width: Int

  @HTMLBuilder func html(asOf: CivilDate, ends: [CivilDate], stops: [StandingRow]) -> HTML {
    stops.map { line("t-stop", $0.fromOn) }
    ends.map { end in
      HTML([line("t-end", end), words("surveillance ends \(end)", at: end, line: 1)])
    }
    line("t-as-of", asOf)
    words("as of \(asOf)", at: asOf, line: 0)
  }

  private func line(_ style: String, _ day: CivilDate) -> HTML {
    TimelineLine.vertical(
      style, at: scale.x(day), from: body.lowerBound, to: body.upperBound)
  }

  /// To the left of the day where there is no room on its right.
  private func words(_ text: String, at day: CivilDate, line: Int) -> HTML {
    let x = scale.x(day)
    let isLeft = x + 65 * text.count > 10 * width
    return HTML(
      .svgText, .class("t-label"), .drawing(.x, tenths(x)),
      .drawing(.y, String(row.top + 13 + 14 * line)),
      .drawing(.textAnchor, isLeft ? "end" : "start")
    ) { text }
  }
}
