internal import Monitoring

/// How many gaps are new, still open or closed since the report that a run is compared with.
///
/// `new + reopened + stillOpen` are the rows of the list of missed tests, and
/// `stillOpen + resolved + noLongerJudged + stillNotJudged` what was pending in the earlier report.
package struct ChangeCounts: Hashable, Sendable {
  package var new = 0
  package var reopened = 0
  /// Listed then and now, or not judged then and listed before.
  package var stillOpen = 0
  /// Of `stillOpen` the longest time since a gap was first reported, in days; nil: there is none.
  package var oldestOpenDays: Int?
  /// Of `stillOpen` those whose state, priority or severity is another.
  package var changed = 0
  package var resolvedHow: [Resolution: Int] = [:]
  package var noLongerJudged = 0
  /// Not judged then and now.
  package var stillNotJudged = 0
  /// Patients who were not compared, as their id tells them from nobody.
  package var patientsNotCompared = 0

  package init() {}

  package var resolved: Int { resolvedHow.values.reduce(0, +) }

  mutating func add(_ change: GapChange, asOf: CivilDate) {
    switch change.kind {
    case .new: new += 1
    case .reopened: reopened += 1
    case .stillOpen, .changed:
      stillOpen += 1
      if change.kind == .changed { changed += 1 }
      oldestOpenDays = max(oldestOpenDays ?? 0, change.ageDays(asOf: asOf))
    case .resolved:
      guard case .closed(let resolution, _) = change.gap.status else { return }
      resolvedHow[resolution, default: 0] += 1
    case .noLongerJudged: noLongerJudged += 1
    case .stillNotJudged: stillNotJudged += 1
    case .stillClosed: break
    }
  }
}
