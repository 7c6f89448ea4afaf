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
    // By index, and its parts as they are needed: a requirement is large to be copied a patient.
    for index in program.requirements.indices {
      if let kind = exclusion(fromTestsOf: program.requirements[index].appliesTo) {
        judgement.exclusions.append(Exclusion(requirement: index, kind: kind))
        continue
      }
      let first = judgement.obligations.count
      let schedule = program.requirements[index].schedule
      switch schedule {
      case .baseline(let schedule):
        appendBaselines(schedule, of: index, to: &judgement.obligations)
      case .every(let schedule):
        try appendPeriods(schedule, of: index, to: &judgement.obligations)
      case .deadline(let schedule):
        try appendDeadlines(schedule, of: index, to: &judgement.obligations)
      case .point(let check):
        try appendChecks(check, of: index, to: &judgement)
      }
      settle(&judgement.obligations, from: first, schedule)
      appendInterval(of: index, schedule, to: &judgement)
    }
  }

  /// - Parameter sex: whose tests they are; nil: everyone's.
  private func exclusion(fromTestsOf sex: Sex?) -> ExclusionKind? {
    guard let sex else { return nil }
    switch record.identity.sex {
    case .unknown: return .notEvaluated
    case sex: return nil
    case .female, .male: return .notApplicable
    }
  }

  private func appendInterval(
    of index: Int, _ schedule: Schedule, to judgement: inout PatientJudgement
  ) {
    guard let source = program.requirements[index].evidence else { return }
    let days = chart.days(of: source)
    let last = days.last { $0 <= asOf }
    var gap: Int?
    if case .every = schedule { gap = longestGap(in: days) }
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
