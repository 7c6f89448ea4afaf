/// What changes a state: monitoring.md 5.5. The first that fits decides.
extension Chart {
  func changingState(of obligation: Obligation) -> Obligation {
    var changed = obligation
    if obligation.isDone || obligation.state == .upcoming { return obligation }
    if deathCancels(obligation) || transferCancels(obligation) {
      changed.state = .cancelled
      changed.reason = nil
      return changed
    }
    if let waiver = waiver(of: obligation) {
      changed.state = .waived
      changed.reason = waiver.reason
      if let closes = obligation.closes {
        changed.retroactiveWaiver = waiver.recordedAt.day > closes
      }
    }
    return changed
  }

  private func deathCancels(_ obligation: Obligation) -> Bool {
    guard let deceasedOn else { return false }
    if obligation.isPeriodic { return obligation.closes.map { $0 >= deceasedOn } ?? true }
    if obligation.isDeadline { return obligation.due >= deceasedOn }
    return false
  }

  private func transferCancels(_ obligation: Obligation) -> Bool {
    guard obligation.isPeriodic || obligation.isDeadline else { return false }
    return standings.contains { standing in
      guard standing.status == "transferred-out", obligation.due > standing.from else {
        return false
      }
      guard let back = firstReturn(after: standing.from) else { return true }
      return obligation.due < back
    }
  }

  /// Of several that cover the due day, the one with the latest from_on.
  private func waiver(of obligation: Obligation) -> Waiver? {
    waivers.filter {
      $0.requirement == obligation.requirement.id && $0.from <= obligation.due
        && obligation.due <= $0.to
    }.max { $0.from < $1.from }
  }
}
