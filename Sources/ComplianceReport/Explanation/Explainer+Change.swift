internal import Monitoring

// What would make the state another one.

extension Explainer {
  func change(_ obligation: Obligation, _ requirement: Requirement) -> [String] {
    switch obligation.state {
    case .done, .doneLate:
      return ["Only a correction or withdrawal of the record that it rests on."]
    case .upcoming: return ["The passing of time: it is judged from its opening on."]
    case .cancelled: return ["A correction of the patient's standing."]
    case .waived:
      return ["An end of the waiver before \(obligation.dueOn), or evidence in the window."]
    case .due, .overdue, .missed:
      return [evidence(obligation, requirement)] + excuses(obligation, requirement)
    }
  }

  private func evidence(_ obligation: Obligation, _ requirement: Requirement) -> String {
    let test = requirement.test.uppercasedFirst
    switch requirement.schedule {
    case .every:
      let (opens, closes) = (obligation.opensOn ?? .first, obligation.closesOn ?? .last)
      return
        "\(test) collected from \(opens) to \(obligation.dueOn): done; to \(closes): done late. "
        + (asOf <= closes
          ? "" : "These days are past, so only a result that was not on record could change it. ")
        + "A day that another period uses does not count twice."
    case .baseline:
      let opens = obligation.opensOn.map { "from \($0) " } ?? ""
      return "\(test) dated \(opens)to \(obligation.dueOn) that is not on record yet."
    case .deadline:
      return "\(test) dated \(obligation.opensOn ?? obligation.dueOn) or later: done up to "
        + "\(obligation.dueOn), done late from then on."
    case .point: return "A correction of the facts that were looked at."
    }
  }

  private func excuses(_ obligation: Obligation, _ requirement: Requirement) -> [String] {
    let waiver = "A waiver of \(requirement.id) that covers \(obligation.dueOn): waived."
    guard requirement.isOngoing else { return [waiver] }
    return [
      waiver, "A transfer out before \(obligation.dueOn), or a death before it closed: cancelled.",
    ]
  }
}

extension Requirement {
  /// Whether it ends with the patient's death or transfer.
  fileprivate var isOngoing: Bool {
    switch schedule {
    case .every, .deadline: true
    case .baseline, .point: false
    }
  }
}
