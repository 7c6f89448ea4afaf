internal import Monitoring

/// The patient's time as a picture: months from left to right, what was owed and what became of
/// it; followed by the same in words, month by month.
struct PatientTimeline: Sendable {
  let header: ReportHeader
  let judgement: PatientJudgement
  let events: PatientEvents

  var section: PageSection {
    PageSection("timeline", "Timeline") {
      if let anchor = judgement.episodes.first?.anchor {
        picture(anchor)
      } else {
        Paragraph.plain(nothingToDraw)
      }
    }
  }

  private var nothingToDraw: String {
    judgement.notEvaluated.map { "There is no timeline, as nothing was judged. \($0.sentence)" }
      ?? "There is no timeline, as no infusion is on record by \(header.asOf): nothing is owed yet."
  }

  @HTMLBuilder private func picture(_ anchor: CivilDate) -> HTML {
    let lanes = TimelineLanes(header.program, judgement)
    let rows = TimelineRows(lanes, hasEvents: hasEvents)
    let drawing = TimelineDrawing(
      header: header, judgement: judgement, events: events, rows: rows,
      scale: TimelineScale(anchor: anchor, days: days))
    TimelineLegend(judgement: judgement, events: events).html
    HTML(
      .div, .class("timeline" + (drawing.isLong ? " t-long" : "")), .role("region"),
      .ariaLabel("Timeline, can be scrolled to the side"), .focusable
    ) {
      HTML(.div, .class("t-names"), .ariaHidden) { rows.rows.map(name) }
      drawing.html("Timeline of the patient's monitoring", description(lanes))
    }
    // Not on paper, where the list of obligations says it all again.
    HTML(.details, .class("t-tables")) {
      HTML(.summary) { "Show the timeline as tables" }
      TimelineTables(program: header.program, lanes: lanes).html
    }
  }

  /// All days that the drawing has to reach.
  private var days: [CivilDate] {
    judgement.episodes.map(\.end) + [header.asOf]
      + judgement.obligations.flatMap { obligation in
        // What counts from any time before a course, and was done long before, stands at the edge.
        [obligation.opensOn == nil ? nil : obligation.markedOn, obligation.dueOn]
          + [obligation.attempt?.collectedOn, obligation.lateUntil(header.asOf)]
      }.compactMap { $0 }
  }

  /// Whether there is more to say than that the patient is in the programme's care.
  private var hasEvents: Bool {
    !events.pregnancies.isEmpty || events.standings.contains { $0.standing != .active }
  }

  private func name(_ row: TimelineRows.Row) -> HTML {
    HTML(.div, .class(row.kind.style)) {
      switch row.kind {
      case .years, .days: HTML.nothing
      case .courses: "Infusions"
      case .events: "Standing, pregnancies"
      case .heading(let title): title
      case .lane(let lane, _): HTML(data: header.program.requirements[lane.requirement].test)
      }
    }
  }

  private func description(_ lanes: TimelineLanes) -> String {
    let requirements = lanes.groups.map(\.lanes.count).reduce(0, +)
    let infusions = events.courses.map(\.infusions.count).reduce(0, +)
    return "\(infusions.counted("infusion")) in \(events.courses.count.counted("course")) and "
      + "\(judgement.obligations.count.counted("obligation")) of "
      + "\(requirements.counted("requirement")) by day: "
      + "\(Words.list(TimelineLegend.counts(judgement))). The tables below say the same in words."
  }
}

/// What the shapes of the timeline mean, and how many there are of each.
struct TimelineLegend: Sendable {
  let judgement: PatientJudgement
  let events: PatientEvents

  /// `12 done on time`, of the states that occur.
  static func counts(_ judgement: PatientJudgement) -> [String] {
    ObligationState.inLegend.compactMap { state in
      let count = judgement.obligations.count { $0.state == state }
      return count == 0 ? nil : "\(count.grouped) \(state.legend)"
    }
  }

  @HTMLBuilder var html: HTML {
    HTML(.ul, .class("t-legend")) {
      ObligationState.inLegend.map(state)
      item("t-attempt", TimelineGlyph.attempt, "attempt: a specimen that does not satisfy")
      item("t-infusion", TimelineGlyph.infusion, "infusion")
    }
    Paragraph.note(
      "Bar: the days on which it is on time, up to the stroke of its due day. Thin line behind it: "
        + "days on which it still counts, or for which it has been late. What was done stands on "
        + "the day it was done, everything else on its due day. Checks of infusions that follow each "
        + "other stand side by side. A band from top to bottom is a course; a wide one with a word "
        + "above, a pregnancy.")
  }

  private func state(_ state: ObligationState) -> HTML {
    let count = judgement.obligations.count { $0.state == state }
    return item(
      "t-mark \(state.timelineStyle)", TimelineGlyph.html(state),
      "\(state.legend): \(count.grouped)")
  }

  private func item(_ style: String, _ glyph: HTML, _ words: String) -> HTML {
    HTML(.li) {
      HTML(
        .svg, .class("t-key"), .drawing(.viewBox, "-7 -7 14 14"), .drawing(.width, "14"),
        .drawing(.height, "14"), .ariaHidden
      ) {
        HTML(.g, .class(style)) { glyph }
      }
      words
    }
  }
}
