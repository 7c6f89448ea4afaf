/// One thing that was or is owed: its window, its state at the as-of day and what decided it.
package struct Obligation: Hashable, Sendable {
  /// Place in `Program.requirements`.
  package var requirement: Int
  /// Number of the episode it belongs to, from 1.
  package var episode: Int
  package var occurrence: Occurrence
  /// First day on which evidence counts, inclusive; nil: any time before.
  package var opensOn: CivilDate?
  package var dueOn: CivilDate
  /// Last day on which late evidence counts, inclusive; nil: never closes.
  package var closesOn: CivilDate?
  package var state = ObligationState.upcoming
  /// The day that satisfied it: of the evidence, or of a point check the due day.
  package var doneOn: CivilDate?
  package var reason: Reason?
  /// The latest specimen in the window that does not satisfy; only of unmet obligations.
  package var attempt: Attempt?
  /// Whether an unmet obligation is work of today; false for all others.
  package var isCurrent = false
  /// Periods unmet in a row up to this one; 0 where this one is not unmet.
  package var missedInARow = 0
  /// Last day on which a missed baseline or point check is current work; nil: no end in sight.
  package var staysCurrentUntil: CivilDate?
  package var site: SiteIndex?
  package var prescriber: PrescriberIndex?

  package init(
    requirement: Int, episode: Int, occurrence: Occurrence, opensOn: CivilDate?, dueOn: CivilDate,
    closesOn: CivilDate?
  ) {
    self.requirement = requirement
    self.episode = episode
    self.occurrence = occurrence
    self.opensOn = opensOn
    self.dueOn = dueOn
    self.closesOn = closesOn
  }
}

/// Which of a requirement's obligations it is.
package enum Occurrence: Hashable, Sendable {
  /// The k-th period of an episode, from 1.
  case period(Int)
  /// A course, by its number.
  case course(Int)
  /// An infusion day, by its course's number and its place in the course, from 1.
  case infusion(course: Int, day: Int)
  /// The patient as a whole.
  case patient
}

/// Where an obligation stands at the as-of day.
package enum ObligationState: UInt8, Hashable, Sendable, CaseIterable {
  case upcoming
  case due
  case overdue
  case missed
  case done
  case doneLate
  case cancelled
  case waived

  /// The word of the files.
  package var word: String {
    switch self {
    case .upcoming: "upcoming"
    case .due: "due"
    case .overdue: "overdue"
    case .missed: "missed"
    case .done: "done"
    case .doneLate: "done-late"
    case .cancelled: "cancelled"
    case .waived: "waived"
    }
  }

  package var isMet: Bool { self == .done || self == .doneLate }
  package var isUnmet: Bool { self == .missed || self == .overdue }
}

/// A specimen that was taken for a test and does not satisfy it.
package struct Attempt: Hashable, Sendable {
  package var collectedOn: CivilDate
  package var reason: AttemptReason

  package init(collectedOn: CivilDate, reason: AttemptReason) {
    self.collectedOn = collectedOn
    self.reason = reason
  }
}

/// Why a specimen does not satisfy a test, the most telling first.
package enum AttemptReason: UInt8, Hashable, Comparable, Sendable {
  /// Some of the test's codes, but not the test: the definition's own words say which.
  case incomplete
  case pending
  case notPerformed
  case noValue

  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// What decided an obligation beyond its days.
package enum Reason: Hashable, Sendable {
  /// Evidence exists, this many days before the due day and so before the window.
  case stale(ageDays: Int)
  case notFound
  case notRecorded
  /// No laboratory count after the course: the prophylaxis was judged by its shortest time; with
  /// the first day that it does not cover, where there is one.
  case noRecoveryCount(notCoveredOn: CivilDate?)
  /// The first day that the medication does not cover.
  case notCovered(on: CivilDate)
  case enrolledLate(on: CivilDate)
  case notCertified
  case wrongInfusionCount(found: Int, expected: Int)
  case wrongDose
  case tooEarly(earliest: CivilDate)
  case tooShort(minutes: Int)
  case tooYoung
  case openHistory(HistoryKindIndex, since: CivilDate)
  case recentHistory(HistoryKindIndex, on: CivilDate)
  case deceased(on: CivilDate)
  case transferredOut(on: CivilDate)
  /// Place in `PatientRecord.waivers`; retroactive: recorded after the obligation had closed.
  case waived(Int, isRetroactive: Bool)
}
