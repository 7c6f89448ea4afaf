/// Judges patients, one after another, against a rule set at an as-of day.
///
/// Pure: the same record, rule set, directory and day give the same judgement. A judge keeps
/// nothing of a patient but its buffers.
package struct Judge: Sendable {
  package let program: Program
  /// The clinical day asked about: facts dated after it do not exist.
  package let asOf: CivilDate
  private var chart: Chart
  private var evidence: EvidenceReader

  package init(program: Program, asOf: CivilDate) {
    self.program = program
    self.asOf = asOf
    chart = Chart(program)
    evidence = EvidenceReader(EvidencePlan(program))
  }

  /// Judges one patient into `judgement`, whose former content is discarded.
  package mutating func judge(
    _ record: PatientRecord, directory: Directory, into judgement: inout PatientJudgement
  ) {
    judgement.clear()
    chart.clear()
    evidence.read(record.observations, asOf: asOf, into: &chart)
    chart.read(record, asOf: asOf, program: program)
    describe(record, in: &judgement)
    do throws(NotEvaluatedReason) {
      if let reason = reasonNotEvaluated(record) { throw reason }
      try findEpisodes(of: record, into: &judgement)
      try writeObligations(of: record, directory: directory, into: &judgement)
      judgement.status = status(of: judgement)
    } catch {
      judgement.status = .notEvaluated
      judgement.notEvaluated = error
      if let finding = finding(of: error, record) { judgement.findings.append(finding) }
      judgement.obligations.removeAll(keepingCapacity: true)
      judgement.episodes.removeAll(keepingCapacity: true)
      judgement.intervals.removeAll(keepingCapacity: true)
      judgement.exclusions.removeAll(keepingCapacity: true)
    }
  }

  private func describe(_ record: PatientRecord, in judgement: inout PatientJudgement) {
    judgement.standing = chart.standing
    judgement.leftOn += chart.departures
    judgement.site = chart.assignment(on: asOf)?.site
    judgement.prescriber = chart.assignment(on: asOf)?.prescriber
    judgement.findings += chart.findingsAfterDeath(record, asOf: asOf)
  }

  /// Why nothing can be judged: a wrong infusion day would move every due day.
  private func reasonNotEvaluated(_ record: PatientRecord) -> NotEvaluatedReason? {
    if let reason = record.unreadable { return reason }
    var reason: NotEvaluatedReason?
    // Also infusions after the as-of day: a slip in the year hides a patient from every list.
    record.infusions.forEachLatest { row, _ in
      guard reason == nil, row.isCounted else { return }
      if let birth = record.identity.birthDate, row.infusedOn < birth {
        reason = .infusionBeforeBirth
      } else if row.infusedOn.days(since: row.recordedAt.day) > 1 {
        reason = .infusionInTheFuture
      }
    }
    return reason
  }

  /// What the judge found wrong; what the store did has a finding of the store's.
  private func finding(of reason: NotEvaluatedReason, _ record: PatientRecord) -> Finding? {
    switch reason {
    case .infusionBeforeBirth:
      let first = record.infusions.first { $0.isCounted }
      return Finding(
        table: "infusion", patientID: record.identity.id,
        key: first.map { "infused_on=\($0.infusedOn)" } ?? "", column: "infused_on",
        problem: .infusionBeforeBirth)
    case .beyondCalendar:
      return Finding(
        table: "infusion", patientID: record.identity.id,
        key: chart.infusions.last.map { "infused_on=\($0.infusedOn)" } ?? "",
        column: "infused_on", problem: .dueDayBeyondCalendar)
    case .birthDateUnreadable, .infusionDateUnreadable, .infusionInTheFuture,
      .identifierUnreadable, .identifierTwice:
      return nil
    }
  }

  private mutating func findEpisodes(
    of record: PatientRecord, into judgement: inout PatientJudgement
  ) throws(NotEvaluatedReason) {
    do {
      try chart.findCourses(program.surveillance)
      try chart.findPregnancies(program)
    } catch {
      throw .beyondCalendar
    }
    judgement.episodes += chart.episodes
    judgement.findings += chart.courseFindings(program.surveillance, patient: record.identity.id)
  }

  private func writeObligations(
    of record: PatientRecord, directory: Directory, into judgement: inout PatientJudgement
  ) throws(NotEvaluatedReason) {
    let writer = ObligationWriter(
      program: program, asOf: asOf, chart: chart, record: record, directory: directory)
    do {
      try writer.write(into: &judgement)
    } catch {
      throw .beyondCalendar
    }
  }

  /// The first of the partition's classes that fits.
  private func status(of judgement: PatientJudgement) -> PatientStatus {
    if chart.deceasedOn != nil { return .deceased }
    if chart.isTransferredOut { return .transferredOut }
    guard let episode = chart.episodes.last else { return .notStarted }
    if isCompleted(episode, judgement) { return .completed }
    let required = judgement.obligations.lazy.filter { [program, count = chart.episodes.count] in
      $0.episode == count && program.requirements[$0.requirement].severity == .required
    }
    if required.contains(where: \.isCurrent) { return .gap }
    return required.contains(where: { isDueSoon($0, program, asOf: asOf) }) ? .due : .upToDate
  }

  /// After the end, after the close of the last period, and in no pregnancy.
  private func isCompleted(_ episode: Episode, _ judgement: PatientJudgement) -> Bool {
    guard episode.end < asOf, !chart.pregnancies.contains(where: { $0.contains(asOf) }) else {
      return false
    }
    return judgement.obligations.allSatisfy { obligation in
      guard obligation.episode == chart.episodes.count, case .period = obligation.occurrence,
        let close = obligation.closesOn
      else { return true }
      return close < asOf
    }
  }
}

extension NotEvaluatedReason: Error {}
