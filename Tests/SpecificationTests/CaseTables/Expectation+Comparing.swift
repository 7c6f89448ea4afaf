import Monitoring

extension Expectation {
  /// How what was found differs from what is expected; nil: it does not.
  func difference(from patient: ObservedPatient) -> String? {
    switch self {
    case .none:
      let found = patient.obligations
      return found.isEmpty ? nil : "there is one: \(Self.list(found))"
    case .noneDue(let day):
      let found = patient.obligations.filter { $0.dueOn == day }
      return found.isEmpty ? nil : "there is one: \(Self.list(found))"
    case .count(let count):
      let found = patient.obligations.count
      return found == count ? nil : "there are \(found), not \(count)"
    case .exclusion(let kind):
      let found = patient.exclusion?.rawValue ?? "applicable"
      return found == kind.rawValue ? nil : "it is \(found), not \(kind.rawValue)"
    case .patient(let status):
      let found = patient.status
      return found == status ? nil : "the patient is \(found.rawValue), not \(status.rawValue)"
    case .problem(let problem):
      return patient.problems.contains(problem) ? nil : "\(problem.rawValue) was not found"
    case .obligation(let expected):
      let found = patient.obligations.filter { $0.dueOn == expected.dueOn }
      guard found.count == 1, let only = found.first else {
        return "\(found.count) are due on \(expected.dueOn): \(Self.list(patient.obligations))"
      }
      return expected.difference(from: only)
    }
  }

  private static func list(_ obligations: [ObservedObligation]) -> String {
    obligations.prefix(5).map { "\($0.dueOn) \($0.state.word)" }.joined(separator: ", ")
  }
}

extension ExpectedObligation {
  fileprivate func difference(from found: ObservedObligation) -> String? {
    var differences: [String] = []
    func compare<Value: Equatable>(_ name: String, _ found: Value?, _ expected: Value?) {
      guard let expected, found != expected else { return }
      differences.append("\(name) is \(found.map { "\($0)" } ?? "absent"), not \(expected)")
    }
    compare("state", found.state.word, state.word)
    compare("done on", found.doneOn, doneOn)
    compare("opens", found.opens, opens)
    compare("closes", found.closes, closes)
    compare("priority", found.priority, priority)
    compare("in-a-row", found.missedInARow, missedInARow)
    compare("site", found.site, site)
    compare("prescriber", found.prescriber, prescriber)
    compare("currency", found.currency, currency)
    compare("attempt on", found.attempt?.collectedOn, attempt?.collectedOn)
    compare("attempt", found.attempt?.reason, attempt?.reason)
    if let reason, !"\(found.reason) ".hasPrefix("\(reason) ") {
      differences.append("it is because \(found.reason), not \(reason)")
    }
    return differences.isEmpty ? nil : differences.joined(separator: "; ")
  }
}
