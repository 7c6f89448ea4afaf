/// Writes the obligations of one patient, requirement by requirement.
struct ObligationWriter {
  let program: Program
  let asOf: CivilDate
  let chart: Chart
  let record: PatientRecord
  let directory: Directory

  /// Appends what the patient owes or owed, settled: with state, currency and who is responsible.
  ///
  /// Throws where a day of it lies beyond the calendar.
  func write(into judgement: inout PatientJudgement) throws(BeyondCalendar) {
    for (index, requirement) in program.requirements.enumerated() {
      if let kind = exclusion(from: requirement) {
        judgement.exclusions.append(Exclusion(requirement: index, kind: kind))
        continue
      }
      let first = judgement.obligations.count
      switch requirement.schedule {
      case .baseline(let schedule):
        appendBaselines(schedule, of: index, to: &judgement.obligations)
      case .every(let schedule):
        try appendPeriods(schedule, of: index, to: &judgement.obligations)
      case .deadline(let schedule):
        try appendDeadlines(schedule, of: index, to: &judgement.obligations)
      case .point(let check):
        try appendChecks(check, of: index, to: &judgement)
      }
      settle(&judgement.obligations, from: first, requirement)
      appendInterval(of: index, requirement, to: &judgement)
    }
  }

  private func exclusion(from requirement: Requirement) -> ExclusionKind? {
    guard let sex = requirement.appliesTo else { return nil }
    switch record.identity.sex {
    case .unknown: return .notEvaluated
    case sex: return nil
    case .female, .male: return .notApplicable
    }
  }

  private func appendInterval(
    of index: Int, _ requirement: Requirement, to judgement: inout PatientJudgement
  ) {
    guard let source = requirement.evidence else { return }
    let days = chart.days(of: source)
    let last = days.last { $0 <= asOf }
    var gap: Int?
    if case .every = requirement.schedule { gap = longestGap(in: days) }
    judgement.intervals.append(
      TestInterval(requirement: index, lastDoneOn: last, longestGapDays: gap))
  }

  private func longestGap(in days: [CivilDate]) -> Int? {
    guard let episode = chart.episodes.last else { return nil }
    let end = min(asOf, episode.end)
    var (longest, previous) = (0, episode.anchor)
    for day in days where episode.anchor < day && day <= end {
      longest = max(longest, day.days(since: previous))
      previous = day
    }
    return max(longest, end.days(since: previous))
  }
}
