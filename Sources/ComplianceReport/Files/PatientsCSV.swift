internal import Monitoring

/// `patients.csv`: every patient, in the order of the scan.
struct PatientsCSV {
  private static let columns = [
    "patient_id", "mrn", "family_name", "given_name", "site_id", "prescriber_id", "status",
    "anchor_on", "last_infusion_on", "surveillance_ends_on", "missed", "overdue", "due",
    "next_due_on", "reason", "standing", "owed", "done", "done_late", "longest_gap_days",
  ]

  private let program: Program
  private let asOf: CivilDate
  private var csv: CSVWriter

  init(_ header: ReportHeader, _ sink: ReportSink) throws {
    program = header.program
    asOf = header.asOf
    csv = CSVWriter(try sink.create("patients.csv"), columns: Self.columns)
  }

  mutating func add(
    _ record: PatientRecord, _ judgement: PatientJudgement, _ directory: Directory
  ) throws {
    csv.add(record.identity.id.map(String.init) ?? "")
    csv.add(text: record.identity.mrn)
    csv.add(text: record.identity.familyName)
    csv.add(text: record.identity.givenName)
    csv.add(text: judgement.site.map { directory.sites[Int($0.value)].id } ?? "")
    csv.add(text: judgement.prescriber.map { directory.prescribers[Int($0.value)].id } ?? "")
    csv.add(judgement.status.rawValue)
    csv.add(judgement.currentEpisode?.anchor)
    csv.add(judgement.currentEpisode?.lastInfusionOn)
    csv.add(judgement.currentEpisode?.end)
    addCounts(judgement)
    csv.add(text: reason(judgement))
    addRecord(judgement)
    try csv.endRow()
  }

  mutating func finish() throws { try csv.finish() }

  /// Of the current episode, of every severity: as many as the work lists have rows.
  private mutating func addCounts(_ judgement: PatientJudgement) {
    var (missed, overdue, due) = (0, 0, 0)
    var next: CivilDate?
    for obligation in judgement.obligations where obligation.episode == judgement.episodes.count {
      switch obligation.state {
      case .missed: missed += 1
      case .overdue: overdue += 1
      case .due where isPointCheck(obligation): continue
      case .due: due += 1
      case .upcoming, .done, .doneLate, .cancelled, .waived: break
      }
      if isNext(obligation) { next = min(next ?? .last, obligation.dueOn) }
    }
    csv.add(missed)
    csv.add(overdue)
    csv.add(due)
    csv.add(judgement.isUnderSurveillance ? next : nil)
  }

  /// Whether it may be what the patient is to do next.
  private func isNext(_ obligation: Obligation) -> Bool {
    switch obligation.state {
    case .due, .upcoming:
      obligation.dueOn >= asOf && isRequired(obligation) && !isPointCheck(obligation)
    case .missed, .overdue, .done, .doneLate, .cancelled, .waived: false
    }
  }

  /// What stands beside the status of today: the record of all that was owed and required.
  private mutating func addRecord(_ judgement: PatientJudgement) {
    var counts = StateCounts()
    for obligation in judgement.obligations where isRequired(obligation) {
      counts.add(obligation, asOf: asOf)
    }
    csv.add(judgement.standing.rawValue)
    csv.add(counts.owed)
    csv.add(counts.done)
    csv.add(counts.doneLate)
    let gaps = judgement.intervals.filter {
      program.requirements[$0.requirement].severity == .required
    }
    csv.add(gaps.compactMap(\.longestGapDays).max().map(String.init) ?? "")
  }

  /// Why a patient has the status: of gaps the most urgent one, and how many there are.
  private func reason(_ judgement: PatientJudgement) -> String {
    if let reason = judgement.notEvaluated { return reason.rawValue }
    guard judgement.status == .gap else { return "" }
    let gaps = judgement.obligations.filter {
      $0.isCurrent && $0.episode == judgement.episodes.count && isRequired($0)
    }
    let first = gaps.min { left, right in
      let keys = [left, right].map { gap in
        (Priority(gap, program, asOf: asOf) ?? .past, gap.dueOn, gap.requirement)
      }
      return keys[0] < keys[1]
    }
    guard let first else { return "" }
    let id = program.requirements[first.requirement].id
    let others = gaps.count > 1 ? " and \(gaps.count - 1) more" : ""
    return "\(id) due \(first.dueOn) \(first.state.word)\(others)"
  }

  private func isRequired(_ obligation: Obligation) -> Bool {
    program.requirements[obligation.requirement].severity == .required
  }

  private func isPointCheck(_ obligation: Obligation) -> Bool {
    program.requirements[obligation.requirement].isPointCheck
  }
}
