/// Everything that exists of one patient on `asOf`, as known at a given instant: monitoring.md 2.
struct Chart {
  let asOf: Day
  let birthDate: Day?
  let enrolledOn: Day?
  /// Counted infusions on or before `asOf`, by day.
  let infusions: [Infusion]
  /// By specimen; in each the row that counts of every code.
  let specimens: [[Observation]]
  let forms: [Form]
  let medications: [Span]
  let histories: [Span]
  /// Also those of due days after `asOf`.
  let waivers: [Waiver]
  /// By day.
  let standings: [Standing]
  /// By day.
  let careAssignments: [CareAssignment]
  /// Of the patient's prescribers and facilities.
  let certifications: [Certification]

  init(_ patient: RawPatient, in clinic: RawClinic, asOf: Day, knownAt: Instant?) throws {
    func rows(_ table: String) -> [RawRow] { patient.rows[table] ?? [] }
    func latest<Fact: VersionedFact>(
      _ table: String, _ read: (RawRow, Instant) -> Fact?
    ) -> [Fact] {
      latestVersions(existingFacts(rows(table), knownAt: knownAt, read: read))
    }

    let birthDate = patient.patient.dateCell("birth_date")
    if birthDate == .unreadable { throw NotEvaluated() }
    self.asOf = asOf
    self.birthDate = birthDate.day
    self.enrolledOn = patient.patient.dateCell("enrolled_on").day
    let counted = try countedInfusions(
      rows("infusion"), knownAt: knownAt, birthDate: birthDate.day)
    infusions = counted.filter { $0.infusedOn <= asOf }

    let observations = existingFacts(rows("observation"), knownAt: knownAt, read: readObservation)
    specimens = specimensOf(observations.filter { $0.collectedOn <= asOf })
    forms = latest("form", readForm).filter { $0.submittedOn <= asOf && !$0.isVoided }
    medications = latest("medication", readMedication)
      .filter { $0.startedOn <= asOf && !$0.isWithdrawn }
    histories = latest("history", readHistory)
      .filter { $0.startedOn <= asOf && !$0.isWithdrawn }
    waivers = latest("waiver", readWaiver).filter { !$0.isWithdrawn }
    standings = latest("standing", readStanding)
      .filter { $0.from <= asOf }.sorted { $0.from < $1.from }
    careAssignments = latest("care_assignment", readCareAssignment)
      .filter { $0.from <= asOf }.sorted { $0.from < $1.from }

    let holderIDs =
      careAssignments.compactMap(\.prescriberID) + infusions.compactMap(\.facilityID)
    certifications = certificationsKnown(of: holderIDs, in: clinic, knownAt: knownAt)
      .filter { $0.certifiedOn <= asOf && !$0.isWithdrawn }
  }

  /// The care assignment in force on a due day; the earliest where all are later (5.5).
  func careAssignment(on due: Day) -> CareAssignment? {
    careAssignments.last { $0.from <= due } ?? careAssignments.first
  }

  /// The day of the first `deceased` row.
  var deceasedOn: Day? {
    standings.first { $0.status == "deceased" }?.from
  }

  /// The day of the first `active` row after a day; nil where there is none.
  func firstReturn(after day: Day) -> Day? {
    standings.first { $0.status == "active" && $0.from > day }?.from
  }
}

/// The latest certifications of these holders, of whatever kind.
private func certificationsKnown(
  of holderIDs: [String], in clinic: RawClinic, knownAt: Instant?
) -> [Certification] {
  let rows = clinic.certifications.filter { holderIDs.contains($0.text("holder_id") ?? "") }
  return latestCertifications(existingFacts(rows, knownAt: knownAt, read: readCertification))
}

/// The latest versions; of equal key and `recorded_at`, the one that ends first.
private func latestCertifications(_ certifications: [Certification]) -> [Certification] {
  allVersions(certifications).compactMap { versions in
    let latest = versions.map(\.recordedAt).max()
    return versions.filter { $0.recordedAt == latest }
      .min { ($0.endsOn ?? .last) < ($1.endsOn ?? .last) }
  }
}
