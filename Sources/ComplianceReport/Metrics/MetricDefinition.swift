/// What a row of `rems-metrics.csv` counts. The words are those of the file; `docs/metrics.md` says
/// more. Ids are stable and never reused.
struct MetricDefinition: Hashable, Sendable {
  let id: String
  let text: String

  fileprivate init(_ id: String, _ text: String) {
    (self.id, self.text) = (id, text)
  }
}

extension MetricDefinition {
  static let recorded = MetricDefinition("patients-recorded", "Patients in the database")
  static let monitored = MetricDefinition(
    "patients-in-monitoring", "Patients under surveillance, of all recorded")
  static let completed = MetricDefinition(
    "patients-completed", "Patients whose surveillance has ended, of all recorded")
  static let notStarted = MetricDefinition(
    "patients-not-started", "Patients without an infusion by the as-of day, of all recorded")
  static let deceased = MetricDefinition("patients-deceased", "Patients who died, of all recorded")
  static let transferred = MetricDefinition(
    "patients-transferred-out", "Patients who were transferred out, of all recorded")
  static let notEvaluated = MetricDefinition(
    "patients-not-evaluated", "Patients whose data do not allow a judgement, of all recorded")
  static let notEvaluatedReason = MetricDefinition(
    "patients-not-evaluated-by-reason",
    "Patients not evaluated for the stratum's reason, of all not evaluated")
  static let withGap = MetricDefinition(
    "monitored-with-gap",
    "Patients with a current missed or overdue requirement, of all in monitoring")
  static let due = MetricDefinition(
    "monitored-due", "Patients without such a gap and with something due soon, of all in monitoring"
  )
  static let upToDate = MetricDefinition(
    "monitored-up-to-date", "Patients without a gap or anything due soon, of all in monitoring")
  static let lost = MetricDefinition(
    "monitored-lost-to-follow-up", "Patients recorded as lost to follow-up, of all in monitoring")
  static let prescribersOverdue = MetricDefinition(
    "prescribers-with-overdue",
    "Prescribers with at least one requirement overdue, of all responsible for something owed")
  static let requirementNotEvaluated = MetricDefinition(
    "requirement-not-evaluated",
    "Patients of whom it is not known whether the stratum's requirement applies to them")
}

// MARK: - Gaps since the last report

extension MetricDefinition {
  static let opened = MetricDefinition(
    "gaps-opened", "Gaps new or reopened since the last report, of all listed now")
  static let stillOpen = MetricDefinition(
    "gaps-still-open", "Gaps listed in both reports, of all that the last report left open")
  static let closed = MetricDefinition(
    "gaps-closed", "Gaps resolved since the last report, of all that it left open")
  static let notJudged = MetricDefinition(
    "gaps-not-judged",
    "Gaps of which nobody can say any more, of all that the last report left open")
}

// MARK: - By requirement

extension MetricDefinition {
  /// What a requirement asks for.
  enum Kind: String, Hashable, Sendable, CaseIterable {
    case tests
    case forms
    /// Facts of one day, such as a certification.
    case checks
  }

  /// What became of what was owed.
  enum Outcome: String, Hashable, Sendable, CaseIterable {
    case due
    case onTime = "on-time"
    case late
    case overdue
    case missed
    case waived
    case cancelled

    fileprivate var words: String {
      switch self {
      case .due: "fell due by the as-of day, of these and the waived and the cancelled"
      case .onTime: "were done by the due day, of all due"
      case .late: "were done after the due day, of all due"
      case .overdue: "are not done and can still be done late, of all due"
      case .missed: "were not done and cannot be any more, of all due"
      case .waived: "were waived, of these and the due and the cancelled"
      case .cancelled:
        "were cancelled by a death or a transfer, of these and the due and the waived"
      }
    }
  }

  static func outcome(_ kind: Kind, _ outcome: Outcome) -> MetricDefinition {
    let noun = kind.rawValue.prefix(1).uppercased() + kind.rawValue.dropFirst()
    return MetricDefinition(
      "\(kind.rawValue)-\(outcome.rawValue)",
      "\(noun) of the stratum's requirement that \(outcome.words)")
  }

  static let bands: [(definition: MetricDefinition, days: ClosedRange<Int>)] = [
    band("up to 30", 0...30), band("31 to 60", 31...60), band("61 to 90", 61...90),
    band("91 to 180", 91...180), band("181 to 365", 181...365), band("over 365", 366...(.max - 1)),
  ]

  private static func band(_ words: String, _ days: ClosedRange<Int>)
    -> (definition: MetricDefinition, days: ClosedRange<Int>)
  {
    let id = words.split(separator: " ").joined(separator: "-")
    let definition = MetricDefinition(
      "longest-gap-\(id)",
      "Patients whose longest time without the stratum's test is \(words) days, of all in "
        + "monitoring who are to have it")
    return (definition, days)
  }

  /// Every definition, in the order in which the documentation lists them.
  static var all: [MetricDefinition] {
    [
      recorded, monitored, completed, notStarted, deceased, transferred, notEvaluated,
      notEvaluatedReason, withGap, due, upToDate, lost, prescribersOverdue, opened, stillOpen,
      closed, notJudged, requirementNotEvaluated,
    ] + Kind.allCases.flatMap { kind in Outcome.allCases.map { outcome(kind, $0) } }
      + bands.map(\.definition)
  }
}
