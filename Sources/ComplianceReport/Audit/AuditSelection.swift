package import Monitoring

/// What an audit looks at: all of it, or what fits every part that is given.
package struct AuditSelection: Hashable, Sendable {
  /// As printed, leading zeros and all; nil: every patient.
  package var medicalRecordNumber: String?
  /// Obligations that this site is responsible for; nil: every site.
  package var siteID: String?
  /// Place in `Program.requirements`; nil: every requirement.
  package var requirement: Int?
  /// The beginning of an obligation's id; nil: every obligation.
  package var obligation: String?
  /// Whether everything that has opened is shown; else what is missed, overdue or due.
  package var isFull: Bool

  package init(
    medicalRecordNumber: String? = nil, siteID: String? = nil, requirement: Int? = nil,
    obligation: String? = nil, isFull: Bool = false
  ) {
    self.medicalRecordNumber = medicalRecordNumber
    self.siteID = siteID
    self.requirement = requirement
    self.obligation = obligation
    self.isFull = isFull
  }

  /// Whether it asks for a patient, and not for a part of what they owe.
  var isOfOnePatient: Bool {
    medicalRecordNumber != nil && siteID == nil && requirement == nil && obligation == nil
  }

  /// What limits it besides a patient, such as `site S1`.
  func limits(_ program: Program) -> [String] {
    [
      siteID.map { "site \($0)" }, requirement.map { program.requirements[$0].id },
      obligation.map { "obligation \($0)" },
    ].compactMap { $0 }
  }

  /// Whether a patient can have anything that fits.
  package func includes(_ record: PatientRecord) -> Bool {
    medicalRecordNumber.map { $0 == record.identity.mrn } ?? true
  }

  /// Whether a patient could not be judged, and might owe what is asked for.
  ///
  /// An obligation's id cannot be theirs: they have none.
  package func mayConcern(_ judgement: PatientJudgement, _ directory: Directory) -> Bool {
    guard judgement.notEvaluated != nil, obligation == nil else { return false }
    return isOfSite(judgement.site, directory)
  }

  /// The obligations of a patient that fit, in the order of the rule set.
  package func obligations(
    of record: PatientRecord, _ judgement: PatientJudgement, _ program: Program,
    _ directory: Directory
  ) -> [Obligation] {
    judgement.obligations.filter { obligation in
      isShown(obligation) && (requirement ?? obligation.requirement) == obligation.requirement
        && isOfSite(obligation.site, directory) && isNamed(obligation, record, program)
    }
  }

  private func isShown(_ obligation: Obligation) -> Bool {
    if isFull || self.obligation != nil { return true }
    if medicalRecordNumber != nil { return obligation.state != .upcoming }
    return obligation.state.isUnmet || obligation.state == .due
  }

  private func isOfSite(_ site: SiteIndex?, _ directory: Directory) -> Bool {
    guard let siteID else { return true }
    return site.map { directory.sites[Int($0.value)].id } == siteID
  }

  private func isNamed(_ obligation: Obligation, _ record: PatientRecord, _ program: Program)
    -> Bool
  {
    guard let id = self.obligation else { return true }
    return StableID.obligation(obligation, patient: record.identity.id, program).hasPrefix(id)
  }
}
