/// The numbers of one site.
package struct GroupTally: Sendable {
  private var statuses = Array(repeating: 0, count: PatientStatus.allCases.count)
  /// Required obligations it was responsible for.
  package private(set) var required = StateCounts()
  package private(set) var byRequirement: [StateCounts]
  /// Required obligations it was responsible for, by the month of their due day.
  package private(set) var byMonth: [Int: StateCounts] = [:]
  /// Rows of the work lists it is responsible for.
  package private(set) var work = WorkCounts()

  init(_ program: Program) {
    byRequirement = Array(repeating: StateCounts(), count: program.requirements.count)
  }

  /// Patients it is responsible for at the as-of day, of one class of the partition.
  package func count(_ status: PatientStatus) -> Int {
    statuses[PatientStatus.allCases.firstIndex(of: status) ?? 0]
  }

  package var patients: Int { statuses.reduce(0, +) }

  mutating func addPatient(_ status: PatientStatus) {
    statuses[PatientStatus.allCases.firstIndex(of: status) ?? 0] += 1
  }

  mutating func add(_ obligation: Obligation, _ severity: Severity, asOf: CivilDate) {
    byRequirement[obligation.requirement].add(obligation, asOf: asOf)
    guard severity == .required else { return }
    required.add(obligation, asOf: asOf)
    byMonth[obligation.dueOn.month, default: StateCounts()].add(obligation, asOf: asOf)
  }

  mutating func list(
    _ obligation: Obligation, _ priority: Priority, _ severity: Severity, isLost: Bool
  ) {
    work.add(obligation, priority, severity, isLost: isLost)
  }
}
