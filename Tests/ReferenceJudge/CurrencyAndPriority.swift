/// What is current, what is past, and the order of work: monitoring.md 5.6.
///
/// The obligations are those of one requirement, in order, after 5.5.
extension Surveillance {
  func weighing(_ obligations: [Obligation]) -> [Obligation] {
    guard let requirement = obligations.first?.requirement else { return [] }
    let evidence = chart.evidence(of: requirement.evidence)
    var weighed = obligations
    for index in weighed.indices where weighed[index].isUnmet {
      weighed[index].attempt = attempt(at: weighed[index], evidence)
      weighed[index].consecutiveMissed = consecutiveMissed(obligations, at: index)
      weighed[index].isCurrent = isCurrent(obligations, at: index)
    }
    for index in weighed.indices { weighed[index].priority = priority(of: weighed[index]) }
    return weighed
  }

  /// Only a test leaves attempts.
  private func attempt(at obligation: Obligation, _ evidence: Evidence) -> Attempt? {
    guard let closes = obligation.closes else { return nil }
    return evidence.latestAttempt(from: obligation.opens, to: closes)
  }

  private func consecutiveMissed(_ obligations: [Obligation], at index: Int) -> Int {
    if !obligations[index].isPeriodic { return 1 }
    var count = 0
    for obligation in obligations[...index].reversed() {
      if obligation.episode != obligations[index].episode || obligation.isDone { break }
      if obligation.isUnmet { count += 1 }
    }
    return count
  }

  private func isCurrent(_ obligations: [Obligation], at index: Int) -> Bool {
    let obligation = obligations[index]
    if obligation.state == .overdue { return true }
    if obligation.isPeriodic {
      return !obligations[(index + 1)...].contains { $0.isDone }
    }
    return asOf <= obligation.missedIsCurrentThrough ?? .last
  }

  private func priority(of obligation: Obligation) -> Int? {
    if obligation.state == .due { return priorityOfDue(obligation) }
    if !obligation.isUnmet { return nil }
    if !obligation.isCurrent || obligation.episode != episodes.count { return 5 }
    if obligation.requirement.severity != .required { return 4 }
    let isLong = asOf.isMore(than: 30, daysAfter: obligation.due)
    if obligation.requirement.isTestOfTheBoxedWarning,
      obligation.consecutiveMissed >= 2 || isLong
    {
      return 1
    }
    return 2
  }

  /// A prophylaxis going on is in no bucket of what is owed (5.4).
  private func priorityOfDue(_ obligation: Obligation) -> Int? {
    if obligation.requirement.isProphylaxis { return nil }
    if !obligation.due.isMore(than: 7, daysAfter: asOf) { return 3 }
    return obligation.due.isMore(than: 30, daysAfter: asOf) ? nil : 4
  }
}
