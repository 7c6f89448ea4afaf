/// An obligation as the reference judges it; days are `YYYY-MM-DD`.
package struct ReferenceObligation: Hashable, Sendable {
  package var requirement: String
  /// The episode it belongs to, from 1.
  package var episode: Int
  /// nil: any time.
  package var opensOn: String?
  package var dueOn: String
  /// nil: never.
  package var closesOn: String?
  package var state: String
  package var doneOn: String?
  /// `stale`, `not-found`, `not-recorded`, `no-cd4`, or the words of the waiver.
  package var reason: String?
  /// The latest day in the window of an unmet obligation on which its test was tried.
  package var attemptOn: String?
  package var attemptReason: String?
  package var isCurrent: Bool
  /// The unmet in a row that end with this one; 0 where it is not unmet.
  package var consecutiveMissed: Int
  package var priority: Int?
  package var retroactiveWaiver: Bool
  package var siteID: String?
  package var prescriberID: String?

  package init(
    requirement: String, episode: Int, opensOn: String?, dueOn: String, closesOn: String?,
    state: String, doneOn: String?, reason: String?, attemptOn: String?, attemptReason: String?,
    isCurrent: Bool, consecutiveMissed: Int, priority: Int?, retroactiveWaiver: Bool,
    siteID: String?, prescriberID: String?
  ) {
    self.requirement = requirement
    self.episode = episode
    self.opensOn = opensOn
    self.dueOn = dueOn
    self.closesOn = closesOn
    self.state = state
    self.doneOn = doneOn
    self.reason = reason
    self.attemptOn = attemptOn
    self.attemptReason = attemptReason
    self.isCurrent = isCurrent
    self.consecutiveMissed = consecutiveMissed
    self.priority = priority
    self.retroactiveWaiver = retroactiveWaiver
    self.siteID = siteID
    self.prescriberID = prescriberID
  }
}

extension ReferenceObligation {
  init(_ obligation: Obligation, _ careAssignment: CareAssignment?) {
    requirement = obligation.requirement.id
    episode = obligation.episode
    opensOn = obligation.opens?.text
    dueOn = obligation.due.text
    closesOn = obligation.closes?.text
    state = obligation.state.rawValue
    doneOn = obligation.doneOn?.text
    reason = obligation.reason
    attemptOn = obligation.attempt?.day.text
    attemptReason = obligation.attempt?.reason.text
    isCurrent = obligation.isCurrent
    consecutiveMissed = obligation.consecutiveMissed
    priority = obligation.priority
    retroactiveWaiver = obligation.retroactiveWaiver
    siteID = careAssignment?.siteID
    prescriberID = careAssignment?.prescriberID
  }
}

/// What the reference says of one patient.
package struct ReferenceVerdict: Hashable, Sendable {
  package var status: String
  /// By the order of the rule set's table, then by due day.
  package var obligations: [ReferenceObligation]
  /// Ids of requirements that do not apply to the patient's sex.
  package var notApplicable: [String]
  /// Ids of requirements that an unknown sex leaves open.
  package var notEvaluatedRequirements: [String]

  package init(
    status: String, obligations: [ReferenceObligation], notApplicable: [String],
    notEvaluatedRequirements: [String]
  ) {
    self.status = status
    self.obligations = obligations
    self.notApplicable = notApplicable
    self.notEvaluatedRequirements = notEvaluatedRequirements
  }
}
