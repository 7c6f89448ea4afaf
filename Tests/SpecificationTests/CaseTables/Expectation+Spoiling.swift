import Monitoring

extension Expectation {
  /// Expectations that must fail where this one holds: each differs from it in one thing.
  var spoiled: [Expectation] {
    switch self {
    case .none: return [.count(1)]
    case .noneDue(let day):
      return ObligationState.allCases.map { .obligation(ExpectedObligation(dueOn: day, state: $0)) }
    case .count(let count): return [.count(count + 1), .count(count - 1)]
    case .exclusion(let kind):
      return ExclusionKind.allCases.filter { $0 != kind }.map { .exclusion($0) }
    case .patient(let status):
      return PatientStatus.allCases.filter { $0 != status }.map { .patient($0) }
    case .problem: return [.problem(.mrnTwice)]
    case .obligation(let obligation):
      return obligation.spoiled.map { .obligation($0) } + [.noneDue(obligation.dueOn), .none]
    }
  }
}

extension ExpectedObligation {
  fileprivate var spoiled: [ExpectedObligation] {
    func changed(_ change: (inout ExpectedObligation) -> Void) -> ExpectedObligation {
      var copy = self
      change(&copy)
      return copy
    }
    var all = ObligationState.allCases.filter { $0 != state }.map { state in
      changed { $0.state = state }
    }
    all.append(changed { $0.dueOn = dueOn.goingBack(days: 36_500) })
    if let doneOn { all.append(changed { $0.doneOn = doneOn.goingBack(days: 1) }) }
    if let currency {
      all.append(changed { $0.currency = currency == "past" ? "current" : "past" })
    }
    if let reason { all.append(changed { $0.reason = reason + "x" }) }
    if let attempt {
      all.append(changed { $0.attempt?.reason = attempt.reason + "x" })
      all.append(changed { $0.attempt?.collectedOn = attempt.collectedOn.goingBack(days: 1) })
    }
    if let opens { all.append(changed { $0.opens = opens + "x" }) }
    if let closes { all.append(changed { $0.closes = closes + "x" }) }
    if let priority { all.append(changed { $0.priority = priority + 1 }) }
    if let missedInARow { all.append(changed { $0.missedInARow = missedInARow + 1 }) }
    if let site { all.append(changed { $0.site = site + "x" }) }
    if let prescriber { all.append(changed { $0.prescriber = prescriber + "x" }) }
    return all
  }
}
