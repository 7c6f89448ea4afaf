package import Monitoring

/// A gap that was reported once, as one report remembers it for the next: a row of
/// `reported-gaps.csv`.
package struct ReportedGap: Hashable, Sendable {
  package var patientID: Int64
  package var dueOn: CivilDate
  package var obligationID: String
  package var requirement: String
  package var status: GapStatus
  /// As-of day of the first report with this status.
  package var sinceOn: CivilDate
  /// As-of day of the first report that listed it.
  package var firstReportedOn: CivilDate
  /// How it was last listed.
  package var listing: GapListing
  /// As the file prints it: a text that a spreadsheet would run is disarmed.
  package var siteID: String
  /// Folder of the site's own report.
  package var siteFolder: String

  /// Whether it comes before another in the file; no two are equal.
  func isBefore(_ other: ReportedGap) -> Bool {
    if patientID != other.patientID { return patientID < other.patientID }
    if dueOn != other.dueOn { return dueOn < other.dueOn }
    return obligationID.isBefore(other.obligationID)
  }
}

/// How a work list showed a gap: what, if it differs, is a change.
package struct GapListing: Hashable, Sendable {
  package var isMissed: Bool
  package var priority: Priority
  package var severity: Severity

  /// The word of the files.
  var state: String { (isMissed ? ObligationState.missed : .overdue).word }
}

/// What became of a gap that was reported.
package enum GapStatus: Hashable, Sendable {
  /// Listed as missed or overdue.
  case open
  /// Not listed, because nobody can say; it counts as open.
  case notJudged(WhyNotJudged)
  /// Not listed any more; with the day on which it was done.
  case closed(Resolution, doneOn: CivilDate?)

  /// Whether it is still to be followed: open, or nobody can say.
  package var isPending: Bool {
    switch self {
    case .open, .notJudged: true
    case .closed: false
    }
  }
}

/// Why nobody can say what became of a gap.
package enum WhyNotJudged: String, Hashable, Sendable, CaseIterable {
  case notEvaluated = "not-evaluated"
  /// The patient is not in the database any more.
  case patientGone = "patient-gone"
  /// The patient has no infusion any more, not even one entered in error.
  case infusionsGone = "infusions-gone"
}

/// How a gap was closed.
package enum Resolution: String, Hashable, Sendable, CaseIterable {
  /// It was done in time and recorded after it had been reported.
  case doneOnTime = "done-on-time"
  case doneLate = "done-late"
  case waived
  case cancelled
  /// Not done, and the patient's surveillance has ended.
  case completed
  case deceased
  case transferredOut = "transferred-out"
  /// Not done, and surveillance began anew with a later course.
  case earlierEpisode = "earlier-episode"
  /// Owed, but not by the as-of day: a prophylaxis that goes on, or an earlier as-of day.
  case notDueYet = "not-due-yet"
  /// There is no such obligation any more: an infusion was corrected or the rules changed.
  case noLongerOwed = "no-longer-owed"
}
