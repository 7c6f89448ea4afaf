/// Judges one patient by monitoring.md, slowly and in the order of its sections.
///
/// `asOf` is a day, `knownAt` a day or an RFC 3339 instant; anything else is a mistake of the
/// test and ends it.
package func referenceJudge(
  _ patient: RawPatient, in clinic: RawClinic, asOf: String, knownAt: String?
) -> ReferenceVerdict {
  guard let asOfDay = Day(asOf) else { preconditionFailure("as-of is no day: \(asOf)") }
  let knownAtInstant = knownAt.flatMap(Instant.init(knownAt:))
  if let knownAt, knownAtInstant == nil {
    preconditionFailure("known-at is neither a day nor an instant: \(knownAt)")
  }
  let sex = patient.patient.text("sex")
  func ids(_ wanted: Applicability) -> [String] {
    lemtradaUS.filter { applicability(of: $0, sex: sex) == wanted }.map(\.id)
  }
  var verdict = ReferenceVerdict(
    status: "not-evaluated", obligations: [], notApplicable: ids(.notApplicable),
    notEvaluatedRequirements: ids(.notEvaluated))
  do {
    let chart = try Chart(patient, in: clinic, asOf: asOfDay, knownAt: knownAtInstant)
    let surveillance = try Surveillance(chart)
    let applicable = lemtradaUS.filter { applicability(of: $0, sex: sex) == .applies }
    let obligations = try applicable.flatMap { try surveillance.judged($0) }
    verdict.status = surveillance.status(obligations)
    verdict.obligations = reported(obligations).map {
      ReferenceObligation($0, chart.careAssignment(on: $0.due))
    }
  } catch {
    // The only error is NotEvaluated, which the verdict already says.
  }
  return verdict
}

extension Surveillance {
  /// The obligations of a requirement by due day, with their final states.
  fileprivate func judged(_ requirement: Requirement) throws -> [Obligation] {
    let obligations = try obligations(of: requirement)
      .map { chart.changingState(of: $0) }
      .enumerated()
      .sorted { ($0.element.due, $0.offset) < ($1.element.due, $1.offset) }
      .map(\.element)
    return weighing(obligations)
  }
}

/// All but the second and later upcoming periodic obligations of each requirement (5.2).
private func reported(_ obligations: [Obligation]) -> [Obligation] {
  var withUpcoming: Set<String> = []
  return obligations.filter { obligation in
    guard obligation.isPeriodic, obligation.state == .upcoming else { return true }
    return withUpcoming.insert(obligation.requirement.id).inserted
  }
}
