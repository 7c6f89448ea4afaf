import ClinicHarness
import Monitoring

/// Reasons in the words of the case tables.
struct ReasonWords {
  let patient: JudgedPatient
  let program: Program

  func text(_ reason: Reason) -> String {
    switch reason {
    case .stale(let days): "stale \(days)"
    case .notFound: "not-found"
    case .notRecorded: "not-recorded"
    case .noRecoveryCount(let day): day.map { "no-cd4 not-covered \($0)" } ?? "no-cd4"
    case .notCovered(let day): "not-covered \(day)"
    case .enrolledLate(let day): "enrolled-late \(day)"
    case .notCertified: "not-certified"
    case .wrongInfusionCount(let found, let expected): "infusions \(found) of \(expected)"
    case .wrongDose: "wrong-dose"
    case .tooEarly(let day): "too-early \(day)"
    case .tooShort(let minutes): "too-short \(minutes)"
    case .tooYoung: "too-young"
    case .openHistory(let kind, let day): "\(name(kind)) \(day)"
    case .recentHistory(let kind, let day): "\(name(kind)) \(day)"
    case .deceased(let day): "deceased \(day)"
    case .transferredOut(let day): "transferred-out \(day)"
    case .waived(let index, let isRetroactive):
      (isRetroactive ? "retroactive-waiver " : "waiver ") + patient.record.waivers[index].reason
    }
  }

  func text(_ reason: AttemptReason, of requirement: Int) -> String {
    switch reason {
    case .pending: return "pending"
    case .notPerformed: return "not-performed"
    case .noValue: return "no-value"
    case .incomplete:
      guard case .test(let index) = program.requirements[requirement].evidence else {
        return "incomplete"
      }
      return program.evidence[Int(index.value)].incompleteReason
    }
  }

  private func name(_ kind: HistoryKindIndex) -> String {
    program.vocabulary.historyKinds[Int(kind.value)]
  }
}
