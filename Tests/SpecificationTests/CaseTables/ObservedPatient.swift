import ClinicHarness
import Monitoring

/// What was found about a case's patient and one requirement, in the words of the case tables.
struct ObservedPatient: Sendable {
  var status: PatientStatus
  var exclusion: ExclusionKind?
  var problems: Set<Problem>
  var obligations: [ObservedObligation]
}

struct ObservedObligation: Hashable, Sendable {
  var dueOn: CivilDate
  var state: ObligationState
  var doneOn: CivilDate?
  var currency: String
  var reason: String
  var attempt: ExpectedAttempt?
  var opens: String
  var closes: String
  var priority: Int?
  var missedInARow: Int
  var site: String?
  var prescriber: String?
}

extension ObservedPatient {
  init(
    _ patient: JudgedPatient, in clinic: JudgedClinic, program: Program, requirement: Int,
    asOf: CivilDate
  ) {
    let judgement = patient.judgement
    let id = patient.record.identity.id
    status = judgement.status
    exclusion = judgement.exclusions.first { $0.requirement == requirement }?.kind
    problems = Set(
      (clinic.findings.filter { $0.patientID == id } + judgement.findings).map(\.problem))
    let words = ReasonWords(patient: patient, program: program)
    obligations = judgement.obligations.filter { $0.requirement == requirement }.map { obligation in
      ObservedObligation(obligation, words, clinic.directory, program, asOf)
    }
  }
}

extension ObservedObligation {
  fileprivate init(
    _ obligation: Obligation, _ words: ReasonWords, _ directory: Directory, _ program: Program,
    _ asOf: CivilDate
  ) {
    func bare(_ id: String) -> String { String(id.drop { $0 != ":" }.dropFirst()) }
    dueOn = obligation.dueOn
    state = obligation.state
    doneOn = obligation.doneOn
    currency = obligation.isCurrent ? "current" : "past"
    reason = obligation.reason.map { words.text($0) } ?? "nothing"
    attempt = obligation.attempt.map {
      ExpectedAttempt(
        collectedOn: $0.collectedOn, reason: words.text($0.reason, of: obligation.requirement))
    }
    opens = obligation.opensOn?.description ?? "any-time"
    closes = obligation.closesOn?.description ?? "never"
    priority = Priority(obligation, program, asOf: asOf)?.rawValue
    missedInARow = obligation.missedInARow
    site = obligation.site.map { bare(directory.sites[Int($0.value)].id) }
    prescriber = obligation.prescriber.map { bare(directory.prescribers[Int($0.value)].id) }
  }
}
