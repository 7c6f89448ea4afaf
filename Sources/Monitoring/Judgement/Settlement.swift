extension ObligationWriter {
  /// Applies what changes a state, and says which unmet obligations are current.
  ///
  /// `first` is the place of the requirement's first obligation; the others follow in order.
  func settle(_ obligations: inout [Obligation], from first: Int, _ schedule: Schedule) {
    for index in first..<obligations.count {
      let assignment = chart.assignment(on: obligations[index].dueOn)
      obligations[index].site = assignment?.site
      obligations[index].prescriber = assignment?.prescriber
      excuse(&obligations[index], schedule)
    }
    markRuns(&obligations, from: first)
    markCurrent(&obligations, from: first, schedule)
  }

  /// The first that fits decides: death, transfer, waiver.
  private func excuse(_ obligation: inout Obligation, _ schedule: Schedule) {
    guard obligation.state != .upcoming, !obligation.state.isMet else { return }
    if let death = chart.deceasedOn, ends(obligation, schedule, atDeathOn: death) {
      obligation.state = .cancelled
      obligation.reason = .deceased(on: death)
    } else if isOngoing(schedule), let day = chart.transfer(covering: obligation.dueOn) {
      obligation.state = .cancelled
      obligation.reason = .transferredOut(on: day)
    } else if let waiver = waiver(covering: obligation) {
      obligation.state = .waived
      obligation.reason = waiver
    } else {
      return
    }
    obligation.attempt = nil
  }

  /// Baselines and point checks are about days that are past: neither death nor a transfer
  /// changes them.
  private func isOngoing(_ schedule: Schedule) -> Bool {
    switch schedule {
    case .every, .deadline: true
    case .baseline, .point: false
    }
  }

  private func ends(
    _ obligation: Obligation, _ schedule: Schedule, atDeathOn death: CivilDate
  ) -> Bool {
    isOngoing(schedule) && obligation.closesOn ?? obligation.dueOn >= death
  }

  private func waiver(covering obligation: Obligation) -> Reason? {
    guard !chart.waivers.isEmpty else { return nil }
    let covering = chart.waivers.filter { index in
      let waiver = record.waivers[index]
      return waiver.requirement == obligation.requirement
        && waiver.fromOn <= obligation.dueOn && obligation.dueOn <= waiver.toOn
    }
    guard let latest = covering.max(by: { record.waivers[$0].fromOn < record.waivers[$1].fromOn })
    else { return nil }
    let recorded = record.waivers[latest].recordedAt.day
    return .waived(latest, isRetroactive: recorded > obligation.closesOn ?? .last)
  }

  /// Counts unmet obligations in a row; what was waived or cancelled neither counts nor interrupts.
  private func markRuns(_ obligations: inout [Obligation], from first: Int) {
    var (run, episode) = (0, 0)
    for index in first..<obligations.count {
      let obligation = obligations[index]
      guard case .period = obligation.occurrence else {
        obligations[index].missedInARow = obligation.state.isUnmet ? 1 : 0
        continue
      }
      if obligation.episode != episode || obligation.state.isMet { run = 0 }
      episode = obligation.episode
      guard obligation.state.isUnmet else { continue }
      run += 1
      obligations[index].missedInARow = run
    }
  }

  /// A gap of years ago must not hide the one of this week.
  private func markCurrent(
    _ obligations: inout [Obligation], from first: Int, _ schedule: Schedule
  ) {
    var isMetLater = false
    for index in (first..<obligations.count).reversed() {
      let obligation = obligations[index]
      switch (obligation.state, schedule) {
      case (.overdue, _): obligations[index].isCurrent = true
      case (.missed, .every): obligations[index].isCurrent = !isMetLater
      case (.missed, _):
        obligations[index].isCurrent = asOf <= obligation.staysCurrentUntil ?? .last
      default: isMetLater = isMetLater || obligation.state.isMet
      }
    }
  }
}
