internal import Monitoring

/// What decided an obligation, as the files print it: a stable word first, then the figures.
enum ReasonText {
  static func text(_ obligation: Obligation, _ record: PatientRecord, _ program: Program) -> String
  {
    guard let reason = obligation.reason else { return "" }
    switch reason {
    case .stale(let age): return "stale (\(age) days before)"
    case .notFound: return "not-found"
    case .notRecorded: return "not-recorded"
    case .noRecoveryCount(let day):
      return "no-cd4" + (day.map { " (not covered on \($0))" } ?? "")
    case .notCovered(let day): return "not-covered (on \(day))"
    case .enrolledLate(let day): return "enrolled-late (on \(day))"
    case .notCertified: return "not-certified"
    case .wrongInfusionCount(let found, let expected):
      return "wrong-infusion-count (\(found) of \(expected))"
    case .wrongDose: return "wrong-dose"
    case .tooEarly(let earliest): return "too-early (earliest \(earliest))"
    case .tooShort(let minutes): return "too-short (\(minutes) minutes)"
    case .tooYoung: return "too-young"
    case .openHistory(let kind, let day):
      return "\(program.vocabulary.historyKinds[Int(kind.value)]) (since \(day))"
    case .recentHistory(let kind, let day):
      return "\(program.vocabulary.historyKinds[Int(kind.value)]) (on \(day))"
    case .deceased(let day): return "deceased (on \(day))"
    case .transferredOut(let day): return "transferred-out (on \(day))"
    case .waived(let index, let isRetroactive):
      return record.waivers[index].reason + (isRetroactive ? " (retroactive)" : "")
    }
  }

  static func text(_ attempt: Attempt?, of requirement: Requirement, _ program: Program) -> String {
    switch attempt?.reason {
    case nil: return ""
    case .pending: return "pending"
    case .notPerformed: return "not-performed"
    case .noValue: return "no-value"
    case .incomplete:
      guard case .test(let index) = requirement.evidence else { return "" }
      return program.evidence[Int(index.value)].incompleteReason
    }
  }
}

extension Occurrence {
  /// Which of a requirement's obligations it is, as the files print it.
  var text: String {
    switch self {
    case .period(let k): String(k)
    case .course(let number): "course \(number)"
    case .infusion(let course, let day): "course \(course) day \(day)"
    case .patient: ""
    }
  }
}
