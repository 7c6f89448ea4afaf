internal import Monitoring

// What a check of one day found, in words.

extension Why {
  func finding(_ obligation: Obligation, _ check: PointCheck) -> String {
    switch obligation.reason {
    case nil: return goingOn(obligation, check)
    case .notRecorded: return notRecorded(check)
    case .noRecoveryCount(let day): return noRecoveryCount(obligation, check, notCoveredOn: day)
    case .notCovered(let day): return "Not covered on \(day.inWords)."
    case .enrolledLate(let day): return "Enrolled on \(day.inWords), after that infusion."
    case .notCertified: return "Not certified on that day."
    case .wrongInfusionCount(let found, let expected):
      return "\(found.counted("infusion day")) on record, not \(expected)."
    case .wrongDose: return "The dose of a day differs."
    case .tooEarly(let earliest): return "The earliest day would have been \(earliest.inWords)."
    case .tooShort(let minutes): return "\(minutes.counted("minute")) on record."
    case .tooYoung: return "The patient was younger."
    case .openHistory(let kind, let day):
      return "On record since \(day.inWords): \(history(kind))."
    case .recentHistory(let kind, let day): return "On record on \(day.inWords): \(history(kind))."
    case .stale, .notFound, .deceased, .transferredOut, .waived: return ""
    }
  }

  /// Only a prophylaxis goes on: nothing is wrong with it so far.
  private func goingOn(_ obligation: Obligation, _ check: PointCheck) -> String {
    guard case .prophylaxis = check, obligation.state == .due else { return "" }
    return "Every day is covered up to \(asOf.inWords)."
  }

  private func notRecorded(_ check: PointCheck) -> String {
    switch check {
    case .enrolment: "No enrolment is on record."
    case .prescriberCertification: "No certification of the responsible prescriber is on record."
    case .facilityCertification: "No certification of the infusing facility is on record."
    case .dose: "The dose of a day is not on record."
    case .infusionTimes: "A time of the infusion is not on record, or cannot be right."
    case .premedication(let rule): "None on record: \(medication(rule.medication))."
    case .prophylaxis(let rule): "None on record: \(medication(rule.medication))."
    case .minimumAge: "The birth date is not on record."
    case .spacing, .noOpenHistory, .noRecentHistory: "Not on record."
    }
  }

  private func noRecoveryCount(
    _ obligation: Obligation, _ check: PointCheck, notCoveredOn day: CivilDate?
  ) -> String {
    guard case .prophylaxis(let rule) = check else { return "" }
    let code = program.vocabulary.codes[Int(rule.recoveryCode.value)].name
    let covered = day.map { "Not covered on \($0.inWords)." } ?? goingOn(obligation, check)
    return covered + " Judged by its shortest time: after the course no \(code) is on record."
  }

  private func medication(_ kind: MedicationKindIndex) -> String {
    program.vocabulary.medicationKinds[Int(kind.value)]
  }

  private func history(_ kind: HistoryKindIndex) -> String {
    Words.spaced(program.vocabulary.historyKinds[Int(kind.value)])
  }
}
