/// The numbers of one site.
package struct GroupTally: Sendable {
  private let severities: [Severity]
  private var statuses = Array(repeating: 0, count: PatientStatus.allCases.count)
  /// Whatever the severity.
  package private(set) var byRequirement: [StateCounts]
  private(set) var months = MonthCounts()
  /// Rows of the work lists it is responsible for.
  package private(set) var work = WorkCounts()

  /// - Parameter severities: of the requirements.
  init(_ severities: [Severity]) {
    self.severities = severities
    byRequirement = Array(repeating: StateCounts(), count: severities.count)
  }

  /// Required obligations it was responsible for.
  package var required: StateCounts {
    var required = StateCounts()
    for (counts, severity) in zip(byRequirement, severities) where severity == .required {
      required += counts
    }
    return required
  }

  /// Required obligations it was responsible for, by the month of their due day.
  package var byMonth: [Int: StateCounts] { months.byMonth }

  /// Patients it is responsible for at the as-of day, of one class of the partition.
  package func count(_ status: PatientStatus) -> Int {
    statuses[PatientStatus.allCases.firstIndex(of: status) ?? 0]
  }

  package var patients: Int { statuses.reduce(0, +) }

  mutating func addPatient(_ status: PatientStatus) {
    statuses[PatientStatus.allCases.firstIndex(of: status) ?? 0] += 1
  }

  /// Adds obligations it was responsible for.
  mutating func add(_ obligations: ArraySlice<Obligation>, asOf: CivilDate) {
    for obligation in obligations {
      byRequirement[obligation.requirement].add(obligation, asOf: asOf)
      guard severities[obligation.requirement] == .required else { continue }
      months[adding: obligation.dueOn.month].add(obligation, asOf: asOf)
    }
  }

  /// Adds an obligation that is on a list.
  mutating func list(
    _ obligation: Obligation, _ priority: Priority, _ severity: Severity, isLost: Bool
  ) {
    work.add(obligation, priority, severity, isLost: isLost)
  }
}
