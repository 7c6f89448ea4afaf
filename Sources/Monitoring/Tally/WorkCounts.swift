/// How many rows the work lists of a run or a site have.
package struct WorkCounts: Hashable, Sendable {
  /// Missed and overdue by priority, 1…5 at 0…4; those of lost patients apart.
  package private(set) var listed = Array(repeating: 0, count: Priority.allCases.count)
  package private(set) var listedOfLost = 0
  /// Current gaps in what is required, of lost patients too: missed, and overdue.
  package private(set) var currentMissed = 0
  package private(set) var currentOverdue = 0
  package private(set) var dueSoon = 0

  package init() {}

  /// Adds an obligation that is on a list.
  mutating func add(
    _ obligation: Obligation, _ priority: Priority, _ severity: Severity, isLost: Bool
  ) {
    guard obligation.state.isUnmet else {
      dueSoon += 1
      return
    }
    if isLost { listedOfLost += 1 } else { listed[priority.rawValue - 1] += 1 }
    guard obligation.isCurrent, severity == .required else { return }
    if obligation.state == .missed { currentMissed += 1 } else { currentOverdue += 1 }
  }

  static func += (left: inout WorkCounts, right: WorkCounts) {
    for place in left.listed.indices { left.listed[place] += right.listed[place] }
    left.listedOfLost += right.listedOfLost
    left.currentMissed += right.currentMissed
    left.currentOverdue += right.currentOverdue
    left.dueSoon += right.dueSoon
  }
}

extension Tally {
  package var listed: [Int] { work.listed }
  package var listedOfLost: Int { work.listedOfLost }
  package var currentMissed: Int { work.currentMissed }
  package var currentOverdue: Int { work.currentOverdue }
  package var dueSoon: Int { work.dueSoon }
}
