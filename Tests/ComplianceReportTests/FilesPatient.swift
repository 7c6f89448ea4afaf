import Monitoring

/// A patient as the judge hands them to the report, with obligations in any state.
struct FilesPatient {
  var record = PatientRecord()
  var judgement = PatientJudgement()
  var findings: [Finding] = []

  /// Under surveillance, with a gap.
  init(_ id: Int64?, mrn: String = "0001", site: Int? = 0, prescriber: Int? = 0) {
    record.identity.id = id
    record.identity.mrn = mrn
    record.identity.familyName = "Family"
    record.identity.givenName = "Given"
    record.identity.birthDate = FilesProgram.day("1984-02-29")
    judgement.status = .gap
    judgement.episodes = [FilesProgram.episode]
    judgement.site = site.map { SiteIndex($0) }
    judgement.prescriber = prescriber.map { PrescriberIndex($0) }
  }

  /// Adds an obligation due `daysAgo` before the as-of day, of the patient's own site.
  mutating func owe(
    _ requirement: Int, daysAgo: Int, _ state: ObligationState, inARow: Int = 1,
    isCurrent: Bool? = nil
  ) {
    let asOf = FilesProgram.asOf
    var obligation = Obligation(
      requirement: requirement, episode: 1, occurrence: .period(judgement.obligations.count + 1),
      opensOn: asOf.goingBack(days: daysAgo + 29), dueOn: asOf.goingBack(days: daysAgo),
      closesOn: asOf.goingBack(days: daysAgo - 10))
    obligation.state = state
    obligation.isCurrent = isCurrent ?? state.isUnmet
    obligation.missedInARow = state.isUnmet ? inARow : 0
    obligation.site = judgement.site
    obligation.prescriber = judgement.prescriber
    obligation.doneOn = state.isMet ? obligation.dueOn : nil
    judgement.obligations.append(obligation)
  }

  /// Adds an obligation that a waiver covers.
  mutating func waive(
    _ requirement: Int, daysAgo: Int, reason: String, isRetroactive: Bool = false
  ) {
    owe(requirement, daysAgo: daysAgo, .waived)
    let due = judgement.obligations[judgement.obligations.count - 1].dueOn
    judgement.obligations[judgement.obligations.count - 1].reason = .waived(
      record.waivers.count, isRetroactive: isRetroactive)
    record.waivers.append(
      WaiverRow(
        requirement: requirement, fromOn: due, toOn: due, recordedAt: Instant(endOf: due),
        reason: reason))
  }
}
