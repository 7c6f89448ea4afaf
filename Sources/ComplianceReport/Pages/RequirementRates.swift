internal import Monitoring

/// How often each requirement was met.
struct RequirementRates: Sendable {
  let program: Program
  let byRequirement: [StateCounts]
  /// Counts that exist for a whole database only; nil on a site's page.
  let tally: Tally?

  var html: HTML {
    DataTable(
      caption: "Done and on time, by requirement", style: "figures", columns: columns,
      groups: [DataTable.Group(rows: rows)]
    ).html
  }

  private var columns: [DataTable.Column] {
    let columns: [DataTable.Column] = [
      .text("Requirement"), .text("Severity"), .number("Done"), .text("95% interval"),
      .number("On time"), .number("Missed"), .number("Overdue"), .number("Waived"),
      .number("Cancelled"),
    ]
    return tally == nil
      ? columns
      : columns + [
        .number("Not applicable"), .number("Sex unknown"), .number("Longest gap, median / max"),
      ]
  }

  private var rows: [[HTML]] {
    zip(program.requirements, byRequirement).enumerated().map { place, pair in
      let (requirement, counts) = pair
      let cells =
        [
          name(requirement),
          HTML(.span, .class("together")) { requirement.severity.rawValue },
        ] + RateCells.html(counts)
      guard let tally else { return cells }
      return cells + [
        Cells.number(tally.notApplicable[place]), Cells.number(tally.notEvaluated[place]),
        HTML(text: Self.gap(tally.longestGaps[place])),
      ]
    }
  }

  private func name(_ requirement: Requirement) -> HTML {
    HTML(.a, .link(toID: WorkTable.ruleID(requirement.id))) { HTML(data: requirement.title) }
  }

  private static func gap(_ days: DayHistogram) -> String {
    guard let median = days.median, let maximum = days.maximum else { return "—" }
    return "\(median.grouped) / \(maximum.counted("day"))"
  }
}

/// The cells that every table of rates has.
enum RateCells {
  static func html(_ counts: StateCounts) -> [HTML] {
    [
      Cells.rate(counts.doneRate), HTML([Cells.interval(counts.doneRate)]),
      HTML([Cells.rate(counts.onTimeRate), Cells.interval(counts.onTimeRate)]),
      Cells.number(counts.missed), Cells.number(counts.overdue),
      Cells.number(counts.waived), Cells.number(counts.cancelled),
    ]
  }
}
