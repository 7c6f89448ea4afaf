/// A rule set as values: what a monitoring programme requires, of whom, when, and on whose word.
///
/// Nothing here names a drug. A rule set file is read into a `Program` by `ProgramFiles`.
package struct Program: Hashable, Sendable {
  /// Stable identifier, such as `lemtrada-us`.
  package var id: String
  package var title: String
  /// The rule set's own version, as its authors number it.
  package var version: String
  package var jurisdiction: String
  /// First day on which the rules describe what was asked of patients, inclusive.
  package var effectiveFrom: CivilDate
  /// Last such day, inclusive; nil: still in force.
  package var effectiveTo: CivilDate?
  package var surveillance: SurveillanceRules
  package var vocabulary: Vocabulary
  package var evidence: [EvidenceDefinition]
  /// In the order in which reports list them.
  package var requirements: [Requirement]

  package init(
    id: String, title: String, version: String, jurisdiction: String, effectiveFrom: CivilDate,
    effectiveTo: CivilDate?, surveillance: SurveillanceRules, vocabulary: Vocabulary,
    evidence: [EvidenceDefinition], requirements: [Requirement]
  ) {
    self.id = id
    self.title = title
    self.version = version
    self.jurisdiction = jurisdiction
    self.effectiveFrom = effectiveFrom
    self.effectiveTo = effectiveTo
    self.surveillance = surveillance
    self.vocabulary = vocabulary
    self.evidence = evidence
    self.requirements = requirements
  }

  /// The requirement's place in `requirements`; nil where the rule set has no such id.
  package func requirementIndex(id: String) -> Int? {
    requirements.firstIndex { $0.id == id }
  }

  /// Whether the rule set describes the rules that were in force on `day`.
  package func isInForce(on day: CivilDate) -> Bool {
    effectiveFrom <= day && day <= (effectiveTo ?? .last)
  }
}

/// How infusions become courses and episodes, and how long an episode lasts.
package struct SurveillanceRules: Hashable, Sendable {
  /// Calendar months from the last infusion to the end of surveillance, that day included.
  package var monthsAfterLastInfusion: Int
  /// Most days between two successive infusions of one course, inclusive.
  package var courseGapDays: Int
  /// Length of a pregnancy whose end is not recorded, in days after its first, inclusive.
  package var openPregnancyDays: Int
  /// Days after a missed baseline or point check was first judged on which it is still current
  /// work, inclusive.
  package var missedStaysCurrentDays: Int
  /// Days past due from which a single boxed-warning gap is of the highest priority, exclusive.
  package var urgentAfterDays: Int
  /// Periods missed in a row from which a boxed-warning gap is of the highest priority, inclusive.
  package var urgentAfterMissedInARow: Int
  /// Days ahead in which something due is to be done now, inclusive.
  package var dueNowDays: Int
  /// Days ahead in which something due is listed at all, inclusive.
  package var dueSoonDays: Int
  package var businessCalendar: BusinessCalendar

  package init(
    monthsAfterLastInfusion: Int, courseGapDays: Int, openPregnancyDays: Int,
    missedStaysCurrentDays: Int, urgentAfterDays: Int, urgentAfterMissedInARow: Int,
    dueNowDays: Int, dueSoonDays: Int, businessCalendar: BusinessCalendar
  ) {
    self.monthsAfterLastInfusion = monthsAfterLastInfusion
    self.courseGapDays = courseGapDays
    self.openPregnancyDays = openPregnancyDays
    self.missedStaysCurrentDays = missedStaysCurrentDays
    self.urgentAfterDays = urgentAfterDays
    self.urgentAfterMissedInARow = urgentAfterMissedInARow
    self.dueNowDays = dueNowDays
    self.dueSoonDays = dueSoonDays
    self.businessCalendar = businessCalendar
  }
}
