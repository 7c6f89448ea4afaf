/// Everything that was found about one patient at the as-of day.
package struct PatientJudgement: Sendable {
  package var status = PatientStatus.notStarted
  package var notEvaluated: NotEvaluatedReason?
  /// The standing that holds at the as-of day; active where none is recorded.
  package var standing = Standing.active
  package var episodes: [Episode] = []
  /// Days of death and of transfers out up to the as-of day, in order.
  package var leftOn: [CivilDate] = []
  /// In the order of the rule set and within a requirement by due day. Of the periods that are
  /// not open yet only a requirement's first is here.
  package var obligations: [Obligation] = []
  /// Requirements that were not judged for this patient.
  package var exclusions: [Exclusion] = []
  package var findings: [Finding] = []
  /// One entry for each applicable requirement of a test or form, in the order of the rule set.
  package var intervals: [TestInterval] = []
  /// Responsible at the as-of day.
  package var site: SiteIndex?
  package var prescriber: PrescriberIndex?

  package init() {}

  /// The latest episode; nil for a patient who has not started.
  package var currentEpisode: Episode? { episodes.last }

  /// Whether unmet obligations are listed as work: not deceased, not transferred out, not over.
  package var isUnderSurveillance: Bool {
    switch status {
    case .gap, .due, .upToDate: true
    case .notStarted, .completed, .deceased, .transferredOut, .notEvaluated: false
    }
  }

  /// Empties the judgement for the next patient and keeps its buffers.
  package mutating func clear() {
    status = .notStarted
    notEvaluated = nil
    standing = .active
    episodes.removeAll(keepingCapacity: true)
    leftOn.removeAll(keepingCapacity: true)
    obligations.removeAll(keepingCapacity: true)
    exclusions.removeAll(keepingCapacity: true)
    findings.removeAll(keepingCapacity: true)
    intervals.removeAll(keepingCapacity: true)
    site = nil
    prescriber = nil
  }
}

/// The partition of all patients: each is in exactly one, the first that fits in this order.
package enum PatientStatus: String, Hashable, Sendable, CaseIterable {
  case notEvaluated = "not-evaluated"
  case deceased
  case transferredOut = "transferred-out"
  case completed
  case notStarted = "not-started"
  /// A required obligation is unmet and current.
  case gap
  /// No gap, and something required is due within the days ahead that are listed.
  case due
  case upToDate = "up-to-date"
}

/// A requirement that was not judged for a patient.
package struct Exclusion: Hashable, Sendable {
  /// Place in `Program.requirements`.
  package var requirement: Int
  package var kind: ExclusionKind

  package init(requirement: Int, kind: ExclusionKind) {
    self.requirement = requirement
    self.kind = kind
  }
}

/// Why a requirement was not judged for a patient.
package enum ExclusionKind: String, Hashable, Sendable, CaseIterable {
  /// It is asked of the other sex only.
  case notApplicable = "not-applicable"
  /// The sex is not recorded.
  case notEvaluated = "not-evaluated"
}

/// How a patient's evidence for one requirement lies in time.
package struct TestInterval: Hashable, Sendable {
  /// Place in `Program.requirements`.
  package var requirement: Int
  /// Latest day of evidence on or before the as-of day, whatever it was used for.
  package var lastDoneOn: CivilDate?
  /// Most days between the anchor, successive days of evidence and the as-of day or the end of
  /// the latest episode, whichever is earlier; nil: not a periodic requirement, or not started.
  package var longestGapDays: Int?

  package init(requirement: Int, lastDoneOn: CivilDate?, longestGapDays: Int?) {
    self.requirement = requirement
    self.lastDoneOn = lastDoneOn
    self.longestGapDays = longestGapDays
  }
}

/// Infusions given together.
package struct Course: Hashable, Sendable {
  /// As given, or counted from 1 by date.
  package var number: Int
  /// First infusion day on or before the as-of day.
  package var start: CivilDate
  /// Last infusion day on or before the as-of day.
  package var end: CivilDate
  /// Its infusion days in order.
  package var infusions: [InfusionRow]
  /// Number of the episode it belongs to, from 1.
  package var episode: Int
  /// Whether it opens its episode.
  package var opensEpisode: Bool
}

/// A span of surveillance: from a course until the last infusion has been followed long enough.
package struct Episode: Hashable, Sendable {
  /// The start of its first course: every periodic due day is counted from here.
  package var anchor: CivilDate
  package var lastInfusionOn: CivilDate
  /// Last day of surveillance, inclusive, pregnancies aside.
  package var end: CivilDate

  package init(anchor: CivilDate, lastInfusionOn: CivilDate, end: CivilDate) {
    self.anchor = anchor
    self.lastInfusionOn = lastInfusionOn
    self.end = end
  }
}
