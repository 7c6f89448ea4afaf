extension ObligationWriter {
  /// At least so many minutes between two times of the infusion.
  func timesFinding(
    _ rule: InfusionTimesRule, _ infusion: InfusionRow, _ findings: inout [Finding]
  ) -> PointFinding {
    guard let from = infusion.time(rule.from), let to = infusion.time(rule.to) else {
      return .missed(.notRecorded)
    }
    let minutes = from.minutes(until: to)
    guard minutes <= rule.implausibleAfterMinutes else {
      findings.append(
        Finding(
          table: "infusion", patientID: record.identity.id, key: "infused_on=\(infusion.infusedOn)",
          column: rule.to.column, problem: .timeSpanImplausible))
      return .missed(.notRecorded)
    }
    return PointFinding(minutes >= rule.atLeastMinutes, orMissed: .tooShort(minutes: minutes))
  }

  /// The medication was being taken on the infusion's day.
  func premedicationFinding(_ rule: PremedicationRule, _ infusion: InfusionRow) -> PointFinding {
    let spans = chart.medicationSpans[Int(rule.medication.value)]
    let day = infusion.infusedOn
    let isCovered = spans.contains { $0.contains(day) }
    return PointFinding(isCovered, orMissed: spans.isEmpty ? .notRecorded : .notCovered(on: day))
  }
}

extension InfusionRow {
  fileprivate func time(_ time: InfusionTime) -> ClockTime? {
    switch time {
    case .started: startedAt
    case .ended: endedAt
    case .observedUntil: observedUntil
    }
  }
}

extension InfusionTime {
  /// The column of table `infusion` that holds it.
  fileprivate var column: String {
    switch self {
    case .started: "started_at"
    case .ended: "ended_at"
    case .observedUntil: "observed_until"
    }
  }
}
