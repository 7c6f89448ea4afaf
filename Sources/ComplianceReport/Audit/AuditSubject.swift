package import Monitoring

/// A patient that an audit shows, and what of them.
package struct AuditSubject: Sendable {
  package let record: PatientRecord
  package let judgement: PatientJudgement
  /// Of `judgement`, in the order of the rule set.
  package let obligations: [Obligation]
  /// About rows of the patient that were read; those of the judgement are in it.
  package let findings: [Finding]
  package let directory: Directory
  /// By obligation; empty: nobody asked.
  package let explanations: [Explanation]

  package init(
    _ record: PatientRecord, _ judgement: PatientJudgement, _ obligations: [Obligation],
    _ findings: [Finding], _ directory: Directory, explanations: [Explanation] = []
  ) {
    (self.record, self.judgement, self.obligations) = (record, judgement, obligations)
    (self.findings, self.directory, self.explanations) = (findings, directory, explanations)
  }

  var allFindings: [Finding] { findings + judgement.findings }

  var siteText: String {
    let site = judgement.site.map { directory.sites[Int($0.value)] }
    return site.map { $0.name.isEmpty ? $0.id : "\($0.name) (\($0.id))" } ?? "none"
  }

  var prescriberText: String {
    let prescriber = judgement.prescriber.map { directory.prescribers[Int($0.value)] }
    return prescriber.map { $0.name.isEmpty ? $0.id : "\($0.name) (\($0.id))" } ?? "none"
  }
}

/// How an audit is written.
package enum AuditFormat: String, Sendable, CaseIterable {
  case text
  case csv
  case json
  case html
}

/// The two days of a question and what they mean, for whoever reads an answer alone.
struct QuestionWords {
  let header: ReportHeader

  var asOf: String {
    "As of \(header.asOf.withWeekday): what is dated later does not exist for this answer."
  }

  var knownAt: String {
    header.knownAt.map {
      "Known at \($0): what was recorded later does not exist for this answer."
    } ?? "Known at: no limit; all that is recorded now is taken into account."
  }

  var rules: String {
    "Rule set \(header.program.id) \(header.program.version), SHA-256 \(header.programSHA256)."
  }
}

extension AuditSubject {
  /// With an explanation of each obligation.
  package func explained(by explainer: Explainer, _ context: Explainer.Context) -> AuditSubject {
    AuditSubject(
      record, judgement, obligations, findings, directory,
      explanations: obligations.map { explainer.explain($0, record, judgement, context) })
  }
}
