/// One thing the programme asks for, with the word it stands on.
package struct Requirement: Hashable, Sendable {
  /// Stable, never reused, such as `cbc-monthly`.
  package var id: String
  /// What a coordinator reads, such as "Complete blood count with differential, every month".
  package var title: String
  /// The test alone, such as "CBC with differential".
  package var test: String
  package var schedule: Schedule
  /// What satisfies it; nil for point checks, which say so themselves.
  package var evidence: EvidenceSource?
  /// Only patients of this sex; nil: everyone.
  package var appliesTo: Sex?
  package var severity: Severity
  /// Whether the label's boxed warning names the test: its gaps can be of the highest priority.
  package var isOfBoxedWarning: Bool
  package var citation: Citation
  package var certainty: Certainty
  /// What no public source fixes and was chosen here; empty where nothing was.
  package var note: String

  package init(
    id: String, title: String, test: String, schedule: Schedule, evidence: EvidenceSource?,
    appliesTo: Sex?, severity: Severity, isOfBoxedWarning: Bool, citation: Citation,
    certainty: Certainty, note: String
  ) {
    self.id = id
    self.title = title
    self.test = test
    self.schedule = schedule
    self.evidence = evidence
    self.appliesTo = appliesTo
    self.severity = severity
    self.isOfBoxedWarning = isOfBoxedWarning
    self.citation = citation
    self.certainty = certainty
    self.note = note
  }
}

extension Requirement {
  /// Whether it is a fact of one day rather than something that is owed until a day.
  package var isPointCheck: Bool {
    guard case .point = schedule else { return false }
    return true
  }
}

/// Where the evidence of a baseline, periodic or deadline requirement comes from.
package enum EvidenceSource: Hashable, Sendable {
  /// Observations, by an evidence definition.
  case test(EvidenceIndex)
  /// Submitted forms of one kind.
  case form(FormKindIndex)
}

/// Whether an unmet requirement makes a gap.
package enum Severity: String, Hashable, Sendable, CaseIterable {
  /// The label or the REMS demands it: unmet and current, it is a gap.
  case required
  /// The label recommends it: listed apart, never a gap.
  case recommended
  /// A policy of ours or of later labels: listed apart, never a gap.
  case advisory
}

/// Where a rule can be read.
package struct Citation: Hashable, Sendable {
  package var document: String
  package var section: String
  package var revision: String

  package init(document: String, section: String, revision: String) {
    self.document = document
    self.section = section
    self.revision = revision
  }
}

/// How sure a fact of the rule set is.
package enum Certainty: String, Hashable, Sendable, CaseIterable {
  /// Read in the cited source.
  case verified
  /// Read in a secondary source only.
  case secondary
  /// From memory: to be confirmed against the document before go-live.
  case unverified
  /// A choice of ours that no source fixes.
  case policy
}

/// Recorded sex, as `patient.sex` holds it.
package enum Sex: UInt8, Hashable, Sendable, CaseIterable {
  case female = 0x46  // F
  case male = 0x4D  // M
  case unknown = 0x55  // U
}
