import Monitoring

/// A small clinic with patients of every class and obligations in every state.
enum FilesClinic {
  static let sites = 3

  static let patients: [FilesPatient] = {
    var dice = AssemblyDice(seed: 11)
    return (0..<120).map { patient(Int64($0) - 20, &dice) }
  }()

  static func report() throws -> FilesReport {
    try FilesReport(
      patients, directory: FilesReport.directory(sites: sites),
      unownedFindings: [
        Finding(
          table: "form", patientID: 999, key: "patient_id=999", column: "",
          problem: .patientMissing, rows: 4)
      ])
  }

  private static func patient(_ id: Int64, _ dice: inout AssemblyDice) -> FilesPatient {
    let site = dice.roll(sites + 1)
    var patient = FilesPatient(id, mrn: "\(dice.roll(1000))", site: site < sites ? site : nil)
    let status = PatientStatus.allCases[dice.roll(PatientStatus.allCases.count)]
    patient.judgement.status = status
    if status == .notEvaluated {
      patient.judgement.notEvaluated = NotEvaluatedReason.allCases[dice.roll(7)]
      patient.judgement.episodes = []
      return patient
    }
    if dice.roll(5) == 0 { patient.judgement.standing = .lostToFollowUp }
    for requirement in 0..<4 { owe(requirement, of: &patient, &dice) }
    if dice.roll(3) == 0 {
      patient.findings.append(
        Finding(
          table: "observation", patientID: id, key: "patient_id=\(id)", column: "collected_on",
          problem: .dateUnreadable, rows: 1 + dice.roll(3)))
    }
    return patient
  }

  private static func owe(
    _ requirement: Int, of patient: inout FilesPatient, _ dice: inout AssemblyDice
  ) {
    for month in 0..<6 {
      let states = ObligationState.allCases.filter { $0 != .waived && $0 != .due }
      let state = states[dice.roll(states.count)]
      switch dice.roll(8) {
      case 0: patient.waive(requirement, daysAgo: 30 * month, reason: "seen elsewhere")
      case 1: patient.owe(requirement, daysAgo: -dice.roll(40), .due)
      default:
        patient.owe(
          requirement, daysAgo: 30 * month + dice.roll(20) - 10, state, inARow: 1 + dice.roll(3),
          isCurrent: state.isUnmet && dice.roll(3) > 0)
      }
    }
  }
}
