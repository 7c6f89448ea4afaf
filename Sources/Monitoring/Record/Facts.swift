// The rows of one patient, a type per table. Days are civil days; `recordedAt` is when the row
// came to be known. A row whose date could not be read is not here: it is a finding.

/// An infusion day, or the correction of one.
package struct InfusionRow: Hashable, Sendable {
  package var infusedOn: CivilDate
  package var recordedAt: Instant
  /// As given; nil: to be derived.
  package var course: Int?
  /// Milligrams given on the day; nil: not recorded; 0: nothing was given.
  package var doseMilligrams: Double?
  package var startedAt: ClockTime?
  package var endedAt: ClockTime?
  package var observedUntil: ClockTime?
  package var facility: FacilityIndex?
  package var isVoided: Bool

  package init(
    infusedOn: CivilDate, recordedAt: Instant, course: Int? = nil, doseMilligrams: Double? = nil,
    startedAt: ClockTime? = nil, endedAt: ClockTime? = nil, observedUntil: ClockTime? = nil,
    facility: FacilityIndex? = nil, isVoided: Bool = false
  ) {
    self.infusedOn = infusedOn
    self.recordedAt = recordedAt
    self.course = course
    self.doseMilligrams = doseMilligrams
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.observedUntil = observedUntil
    self.facility = facility
    self.isVoided = isVoided
  }
}

/// One reported analyte, panel, examination or screening whose code the rule set knows.
package struct ObservationRow: Hashable, Sendable {
  package var collectedOn: CivilDate
  /// Equal for equal specimen texts of one day, ascending in the order of the rows.
  package var specimen: Int32
  package var code: CodeIndex
  package var status: ResultStatus
  /// Whether there is a number or a text that is not blank.
  package var hasValue: Bool
  /// The number, or NaN where there is none.
  package var number: Double

  package init(
    collectedOn: CivilDate, specimen: Int32, code: CodeIndex, status: ResultStatus, hasValue: Bool,
    number: Double
  ) {
    self.collectedOn = collectedOn
    self.specimen = specimen
    self.code = code
    self.status = status
    self.hasValue = hasValue
    self.number = number
  }
}

/// A submitted form, or the withdrawal of one.
package struct FormRow: Hashable, Sendable {
  package var kind: FormKindIndex
  package var submittedOn: CivilDate
  package var isVoided: Bool

  package init(kind: FormKindIndex, submittedOn: CivilDate, isVoided: Bool) {
    self.kind = kind
    self.submittedOn = submittedOn
    self.isVoided = isVoided
  }
}

/// A medication over a span of days.
package struct MedicationRow: Hashable, Sendable {
  package var kind: MedicationKindIndex
  /// Equal for equal product texts of one kind.
  package var product: Int32
  package var startedOn: CivilDate
  /// Last day taken, inclusive; nil: still taken.
  package var endedOn: CivilDate?

  package init(
    kind: MedicationKindIndex, product: Int32, startedOn: CivilDate, endedOn: CivilDate?
  ) {
    self.kind = kind
    self.product = product
    self.startedOn = startedOn
    self.endedOn = endedOn
  }
}

/// What is known of the patient besides tests, over a span of days.
package struct HistoryRow: Hashable, Sendable {
  package var kind: HistoryKindIndex
  /// Equal for equal detail texts of one kind.
  package var detail: Int32
  package var startedOn: CivilDate
  /// Last day, inclusive; nil: still so.
  package var endedOn: CivilDate?

  package init(kind: HistoryKindIndex, detail: Int32, startedOn: CivilDate, endedOn: CivilDate?) {
    self.kind = kind
    self.detail = detail
    self.startedOn = startedOn
    self.endedOn = endedOn
  }
}

/// A documented decision that obligations due in a span of days need not be met.
package struct WaiverRow: Hashable, Sendable {
  /// Place in `Program.requirements`.
  package var requirement: Int
  /// First and last due day it covers, both inclusive.
  package var fromOn: CivilDate
  package var toOn: CivilDate
  package var recordedAt: Instant
  package var reason: String

  package init(
    requirement: Int, fromOn: CivilDate, toOn: CivilDate, recordedAt: Instant, reason: String
  ) {
    self.requirement = requirement
    self.fromOn = fromOn
    self.toOn = toOn
    self.recordedAt = recordedAt
    self.reason = reason
  }
}

/// Whether the patient is in the programme's care from a day on.
package struct StandingRow: Hashable, Sendable {
  package var standing: Standing
  package var fromOn: CivilDate

  package init(standing: Standing, fromOn: CivilDate) {
    self.standing = standing
    self.fromOn = fromOn
  }
}

/// `standing.status`.
package enum Standing: String, Hashable, Sendable, CaseIterable {
  case active
  case discontinued
  case lostToFollowUp = "lost-to-follow-up"
  case transferredOut = "transferred-out"
  case deceased
}

/// Who is responsible for the patient from a day on.
package struct CareAssignmentRow: Hashable, Sendable {
  package var fromOn: CivilDate
  package var site: SiteIndex
  package var prescriber: PrescriberIndex?

  package init(fromOn: CivilDate, site: SiteIndex, prescriber: PrescriberIndex?) {
    self.fromOn = fromOn
    self.site = site
    self.prescriber = prescriber
  }
}
