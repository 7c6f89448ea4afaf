package import Monitoring
package import ReferenceJudge

/// A judgement in the reference's words, so that the two can be compared as values.
package enum ReferenceComparison {
  package static func verdict(
    _ patient: JudgedPatient, program: Program, directory: Directory, asOf: CivilDate
  ) -> ReferenceVerdict {
    let judgement = patient.judgement
    let isEvaluated = judgement.status != .notEvaluated
    func ids(_ kind: ExclusionKind) -> [String] {
      judgement.exclusions.filter { $0.kind == kind }.map {
        program.requirements[$0.requirement].id
      }
    }
    return ReferenceVerdict(
      status: judgement.status.rawValue,
      obligations: judgement.obligations
        .enumerated()
        .sorted {
          ($0.element.requirement, $0.element.dueOn, $0.offset)
            < ($1.element.requirement, $1.element.dueOn, $1.offset)
        }
        .map { obligation($0.element, patient, program, directory, asOf) },
      notApplicable: isEvaluated ? ids(.notApplicable) : [],
      notEvaluatedRequirements: isEvaluated ? ids(.notEvaluated) : [])
  }

  private static func obligation(
    _ obligation: Obligation, _ patient: JudgedPatient, _ program: Program, _ directory: Directory,
    _ asOf: CivilDate
  ) -> ReferenceObligation {
    let isCurrentEpisode = obligation.episode == patient.judgement.episodes.count
    let priority = Priority(obligation, program, asOf: asOf)
    var isRetroactive = false
    if case .waived(_, let retroactive) = obligation.reason { isRetroactive = retroactive }
    return ReferenceObligation(
      requirement: program.requirements[obligation.requirement].id, episode: obligation.episode,
      opensOn: obligation.opensOn?.description, dueOn: obligation.dueOn.description,
      closesOn: obligation.closesOn?.description, state: obligation.state.word,
      doneOn: obligation.doneOn?.description,
      reason: obligation.reason.flatMap { word($0, patient.record) },
      attemptOn: obligation.attempt?.collectedOn.description,
      attemptReason: obligation.attempt.map { word($0.reason, obligation, program) },
      isCurrent: obligation.isCurrent, consecutiveMissed: obligation.missedInARow,
      priority: obligation.state.isUnmet && !isCurrentEpisode ? 5 : priority?.rawValue,
      retroactiveWaiver: isRetroactive,
      siteID: obligation.site.map { directory.sites[Int($0.value)].id },
      prescriberID: obligation.prescriber.map { directory.prescribers[Int($0.value)].id })
  }

  private static func word(_ reason: Reason, _ record: PatientRecord) -> String? {
    switch reason {
    case .stale: "stale"
    case .notFound: "not-found"
    case .notRecorded: "not-recorded"
    case .noRecoveryCount: "no-cd4"
    case .waived(let index, _): record.waivers[index].reason
    case .notCovered, .enrolledLate, .notCertified, .wrongInfusionCount, .wrongDose, .tooEarly,
      .tooShort, .tooYoung, .openHistory, .recentHistory, .deceased, .transferredOut:
      nil
    }
  }

  private static func word(
    _ reason: AttemptReason, _ obligation: Obligation, _ program: Program
  ) -> String {
    switch reason {
    case .pending: return "pending"
    case .notPerformed: return "not-performed"
    case .noValue: return "no-value"
    case .incomplete:
      guard case .test(let index) = program.requirements[obligation.requirement].evidence else {
        return ""
      }
      return program.evidence[Int(index.value)].incompleteReason
    }
  }
}
