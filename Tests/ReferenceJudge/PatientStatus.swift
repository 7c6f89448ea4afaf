/// The one status of a patient who can be evaluated: monitoring.md 5.7, in its order.
extension Surveillance {
  func status(_ obligations: [Obligation]) -> String {
    if chart.deceasedOn != nil { return "deceased" }
    if isTransferredOut { return "transferred-out" }
    if isCompleted(obligations) { return "completed" }
    if episodes.isEmpty { return "not-started" }
    if obligations.contains(where: isCurrentGap) { return "gap" }
    if obligations.contains(where: isDueWithin30Days) { return "due" }
    return "up-to-date"
  }

  private var isTransferredOut: Bool {
    chart.standings.contains {
      $0.status == "transferred-out" && chart.firstReturn(after: $0.from) == nil
    }
  }

  /// monitoring.md 3.4.
  private func isCompleted(_ obligations: [Obligation]) -> Bool {
    guard let latest = episodes.last, asOf > latest.end else { return false }
    let periodic = obligations.filter { $0.isPeriodic && $0.episode == latest.number }
    let isAfterEveryClose = periodic.allSatisfy { $0.closes.map { asOf > $0 } ?? false }
    return isAfterEveryClose && !pregnancies.contains { $0.includes(asOf) }
  }

  private func isCurrentGap(_ obligation: Obligation) -> Bool {
    obligation.isUnmet && obligation.isCurrent && obligation.requirement.severity == .required
      && obligation.episode == episodes.count
  }

  private func isDueWithin30Days(_ obligation: Obligation) -> Bool {
    if obligation.state != .due || obligation.requirement.isProphylaxis { return false }
    if obligation.requirement.severity != .required { return false }
    return !obligation.due.isMore(than: 30, daysAfter: asOf)
  }
}
