/// One patient as found in the database, of what existed at the run's known-at.
///
/// Every array is in the key order of its table, versions of one fact adjacent and in the order
/// in which they were recorded. The store fills one record after another into the same buffers.
package struct PatientRecord: Sendable {
  package var identity = PatientIdentity()
  /// Why the record cannot be judged, as far as that showed while reading; nil: it can.
  package var unreadable: NotEvaluatedReason?
  package var assignments: [CareAssignmentRow] = []
  package var standings: [StandingRow] = []
  package var infusions: [InfusionRow] = []
  package var observations: [ObservationRow] = []
  package var forms: [FormRow] = []
  package var medications: [MedicationRow] = []
  package var histories: [HistoryRow] = []
  package var waivers: [WaiverRow] = []

  package init() {}

  /// Empties the record for the next patient and keeps its buffers.
  package mutating func clear() {
    identity = PatientIdentity()
    unreadable = nil
    assignments.removeAll(keepingCapacity: true)
    standings.removeAll(keepingCapacity: true)
    infusions.removeAll(keepingCapacity: true)
    observations.removeAll(keepingCapacity: true)
    forms.removeAll(keepingCapacity: true)
    medications.removeAll(keepingCapacity: true)
    histories.removeAll(keepingCapacity: true)
    waivers.removeAll(keepingCapacity: true)
  }
}

/// Who the patient is. Never written to a log or a message.
package struct PatientIdentity: Hashable, Sendable {
  /// nil: the row's key is no integer, so that no fact can be the patient's.
  package var id: Int64?
  /// As printed; leading zeros stay.
  package var mrn = ""
  package var familyName = ""
  package var givenName = ""
  /// nil: not recorded. One that cannot be read makes the record unreadable.
  package var birthDate: CivilDate?
  package var sex = Sex.unknown
  /// Enrolment in the REMS; nil: not recorded or not readable.
  package var enrolledOn: CivilDate?

  package init() {}
}

/// Why no obligation of a patient is judged.
package enum NotEvaluatedReason: String, Hashable, Sendable, CaseIterable {
  case birthDateUnreadable = "birth-date-unreadable"
  case infusionDateUnreadable = "infusion-date-unreadable"
  case infusionBeforeBirth = "infusion-before-birth"
  case infusionInTheFuture = "infusion-after-it-was-recorded"
  case beyondCalendar = "a-due-day-lies-after-9999-12-31"
  case identifierUnreadable = "patient-id-unreadable"
  case identifierTwice = "patient-id-occurs-twice"
}
