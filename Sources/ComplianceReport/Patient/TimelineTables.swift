internal import Monitoring

/// The timeline in words: a table for each group of lanes, a row for each month in which one of
/// its marks stands.
struct TimelineTables: Sendable {
  let program: Program
  let lanes: TimelineLanes

  var html: HTML { HTML(lanes.groups.map(table)) }

  private func table(_ group: TimelineGroup) -> HTML {
    let months = Set(group.lanes.flatMap { $0.obligations.map { Self.month($0.markedOn) } })
    return DataTable(
      caption: "\(group.title), by month", style: "months",
      columns: [.text("Month")]
        + group.lanes.map { .text(program.requirements[$0.requirement].test) },
      groups: [
        DataTable.Group(
          rows: months.sorted().map { month in
            [HTML(text: month)] + group.lanes.map { cell($0, month) }
          })
      ]
    ).html
  }

  private func cell(_ lane: TimelineLane, _ month: String) -> HTML {
    let own = lane.obligations.filter { Self.month($0.markedOn) == month }
    guard !own.isEmpty else { return .dash }
    return HTML(own.map { obligation in HTML(.div) { Self.words(obligation) } })
  }

  /// `done late on 2026-11-05`, `missed, due 2026-11-05`.
  private static func words(_ obligation: Obligation) -> String {
    let day = obligation.doneOn.map { " on \($0)" } ?? ", due \(obligation.dueOn)"
    let attempt = obligation.attempt.map { ", attempt on \($0.collectedOn)" } ?? ""
    return obligation.state.legend + day + attempt
  }

  /// `2026-11`.
  private static func month(_ day: CivilDate) -> String { String(day.description.dropLast(3)) }
}
