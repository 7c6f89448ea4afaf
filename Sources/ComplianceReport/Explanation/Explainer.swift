package import Monitoring

/// Explains obligations: the rule, the arithmetic of the window, each thing that could have counted
/// and why it did or did not, the state, and what would change it.
package struct Explainer: Sendable {
  /// What is known beside the patient's record.
  package struct Context: Sendable {
    package var directory: Directory
    /// The same patient without a limit to what was known when; nil: the record has none.
    package var unlimited: PatientRecord?

    package init(directory: Directory, unlimited: PatientRecord?) {
      (self.directory, self.unlimited) = (directory, unlimited)
    }
  }

  let program: Program
  let asOf: CivilDate
  let trail: EvidenceTrail
  private let why: Why

  package init(program: Program, asOf: CivilDate) {
    self.program = program
    self.asOf = asOf
    trail = EvidenceTrail(program)
    why = Why(program: program, asOf: asOf)
  }

  /// - Parameter obligation: one of `judgement`, which is of `record`.
  package func explain(
    _ obligation: Obligation, _ record: PatientRecord, _ judgement: PatientJudgement,
    _ context: Context
  ) -> Explanation {
    let requirement = program.requirements[obligation.requirement]
    return Explanation(parts: [
      .init(title: "Rule", lines: rule(requirement)),
      .init(title: "Window", lines: window(obligation, requirement, judgement)),
      .init(
        title: "Looked at",
        lines: candidates(obligation, requirement, record, judgement, context)),
      .init(title: "State", lines: state(obligation, record, judgement)),
      .init(title: "What would change it", lines: change(obligation, requirement)),
    ])
  }
}

extension Explainer {
  private func rule(_ requirement: Requirement) -> [String] {
    var lines = [
      "\(requirement.id): \(requirement.title).",
      "Asked: \(requirement.scheduleInWords(program.vocabulary)).",
      "Severity: \(requirement.severity.rawValue)"
        + (requirement.isOfBoxedWarning ? ", a test of the boxed warning." : "."),
      "Source: \(requirement.citation.text).",
      "How sure: \(requirement.certainty.word.lowercasedFirst).",
    ]
    if !requirement.note.isEmpty { lines.append("Note: \(requirement.note)") }
    return lines
  }

  private func state(
    _ obligation: Obligation, _ record: PatientRecord, _ judgement: PatientJudgement
  ) -> [String] {
    var lines = [
      "\(Words.spaced(obligation.state.word).uppercasedFirst) as of \(asOf.inWords).",
      why.text(obligation, record, judgement),
    ]
    if obligation.state.isUnmet { lines.append(currency(obligation, judgement)) }
    return lines
  }

  private func currency(_ obligation: Obligation, _ judgement: PatientJudgement) -> String {
    guard judgement.isUnderSurveillance, obligation.episode == judgement.episodes.count,
      let priority = Priority(obligation, program, asOf: asOf)
    else {
      return "Nobody's work of today: the patient is not under surveillance, or this belongs to an "
        + "earlier episode."
    }
    let current = obligation.isCurrent ? "Current work" : "No longer current"
    let run =
      obligation.missedInARow > 1
      ? ", \(obligation.missedInARow.counted("period")) missed in a row" : ""
    return "\(current), \(asOf.days(since: obligation.dueOn).counted("day")) past due\(run). "
      + "Priority \(priority.rawValue): "
      + PriorityRule(program: program).meaning(priority).lowercasedFirst
  }
}
