/// The days that a prophylaxis must cover.
struct ProphylaxisSpan {
  /// Last day, inclusive; nil: until a count has recovered, which none has.
  var end: CivilDate?
  /// Whether a count was taken after the course.
  var hasRecoveryCount: Bool
}

extension ObligationWriter {
  /// From the course's start to the later of some months after its end and the first recovered
  /// count after it; no further than death.
  func prophylaxisSpan(_ rule: ProphylaxisRule, _ course: Course) throws(BeyondCalendar)
    -> ProphylaxisSpan
  {
    let counts = chart.recoveryCounts.filter {
      $0.code == rule.recoveryCode && $0.collectedOn > course.end
    }
    let shortest = try course.end.adding(months: rule.monthsAfterCourse)
    var end: CivilDate? = shortest
    if !counts.isEmpty {
      let recovery = counts.first { $0.number >= rule.recoveryAtLeast }
      end = recovery.map { max(shortest, $0.collectedOn) }
    }
    if let death = chart.deceasedOn { end = min(end ?? .last, death) }
    return ProphylaxisSpan(end: end, hasRecoveryCount: !counts.isEmpty)
  }

  /// Done where every day is covered, due while the last of them is still to come.
  func prophylaxisFinding(_ rule: ProphylaxisRule, _ span: ProphylaxisSpan, _ course: Course)
    -> PointFinding
  {
    let last = min(span.end ?? .last, asOf)
    if let day = firstUncoveredDay(rule, from: course.start, to: last) {
      return .missed(reasonNotCovered(rule, on: day, span))
    }
    let isOver = span.end.map { $0 <= asOf } ?? false
    return PointFinding(
      state: isOver ? .done : .due,
      reason: span.hasRecoveryCount ? nil : .noRecoveryCount(notCoveredOn: nil))
  }

  private func reasonNotCovered(_ rule: ProphylaxisRule, on day: CivilDate, _ span: ProphylaxisSpan)
    -> Reason
  {
    guard span.hasRecoveryCount else { return .noRecoveryCount(notCoveredOn: day) }
    let isRecorded = !chart.medicationSpans[Int(rule.medication.value)].isEmpty
    return isRecorded ? .notCovered(on: day) : .notRecorded
  }

  /// nil: the medication covers every day from `start` to `last`, both included.
  private func firstUncoveredDay(
    _ rule: ProphylaxisRule, from start: CivilDate, to last: CivilDate
  ) -> CivilDate? {
    guard start <= last else { return nil }
    let spans = chart.medicationSpans[Int(rule.medication.value)]
    guard let span = spans.first(where: { $0.contains(start) }) else { return start }
    guard span.upperBound < last else { return nil }
    return try? span.upperBound.adding(days: 1)
  }
}
