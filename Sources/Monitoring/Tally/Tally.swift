/// Every number of a report, added up once, patient by patient.
package struct Tally: Sendable {
  private let program: Program
  private let asOf: CivilDate

  /// Patients judged or found not to be judgeable.
  package private(set) var patients = 0
  private var statuses = Array(repeating: 0, count: PatientStatus.allCases.count)
  private var reasons = Array(repeating: 0, count: NotEvaluatedReason.allCases.count)
  private let severities: [Severity]
  /// By responsible site; nil: nobody is recorded. Every obligation is some site's, or nobody's.
  package private(set) var bySite: [SiteIndex?: GroupTally] = [:]
  /// Required obligations by responsible prescriber; nil: nobody is recorded.
  package private(set) var byPrescriber: [PrescriberIndex?: StateCounts] = [:]
  /// Patients by requirement that does not apply to them or could not be evaluated.
  package private(set) var notApplicable: [Int]
  package private(set) var notEvaluated: [Int]
  /// Longest gaps of patients under surveillance, by periodic requirement.
  package private(set) var longestGaps: [DayHistogram]
  /// From the first infusion of an episode to the first missed required periodic test.
  package private(set) var firstMissed = SurvivalCounts()
  /// From a due day on which a required periodic test was not done to the day of the next one.
  package private(set) var gapClosing = SurvivalCounts()
  /// Time covered of patients under surveillance, by required periodic test.
  package private(set) var coverage = CoverageHistogram()
  package private(set) var lostPatients = 0
  package private(set) var waived = 0
  /// Prophylaxes that are going on.
  package private(set) var goingOn = 0

  package init(program: Program, asOf: CivilDate) {
    self.program = program
    self.asOf = asOf
    severities = program.requirements.map(\.severity)
    let count = program.requirements.count
    notApplicable = Array(repeating: 0, count: count)
    notEvaluated = Array(repeating: 0, count: count)
    longestGaps = Array(repeating: DayHistogram(), count: count)
  }

  /// Patients of one class of the partition.
  package func count(_ status: PatientStatus) -> Int {
    statuses[Self.place(of: status)]
  }

  /// Patients not evaluated for one reason.
  package func count(_ reason: NotEvaluatedReason) -> Int {
    reasons[NotEvaluatedReason.allCases.firstIndex(of: reason) ?? 0]
  }

  package mutating func add(_ judgement: PatientJudgement) {
    patients += 1
    statuses[Self.place(of: judgement.status)] += 1
    if let reason = judgement.notEvaluated {
      reasons[NotEvaluatedReason.allCases.firstIndex(of: reason) ?? 0] += 1
    }
    bySite[judgement.site, default: GroupTally(severities)].addPatient(judgement.status)
    let isLost = judgement.isUnderSurveillance && judgement.standing == .lostToFollowUp
    if isLost { lostPatients += 1 }
    addBySite(judgement.obligations)
    addByPrescriber(judgement.obligations)
    for obligation in judgement.obligations { list(obligation, of: judgement, isLost: isLost) }
    addExclusions(judgement)
    addGaps(judgement)
    addFollowUp(FollowUp(judgement, program, asOf: asOf), judgement.isUnderSurveillance)
  }

  private mutating func addFollowUp(_ followUp: FollowUp, _ isUnderSurveillance: Bool) {
    followUp.addFirstMissed(to: &firstMissed)
    followUp.addGaps(to: &gapClosing)
    if isUnderSurveillance { followUp.addCoverage(to: &coverage) }
  }

  private mutating func addBySite(_ obligations: [Obligation]) {
    obligations.forEachRun(by: \.site) { site, own in
      bySite[site, default: GroupTally(severities)].add(own, asOf: asOf)
    }
    waived += obligations.count { $0.state == .waived }
  }

  private mutating func addByPrescriber(_ obligations: [Obligation]) {
    obligations.forEachRun(by: \.prescriber) { prescriber, own in
      var counts = StateCounts()
      for obligation in own where severities[obligation.requirement] == .required {
        counts.add(obligation, asOf: asOf)
      }
      if counts != StateCounts() { byPrescriber[prescriber, default: StateCounts()] += counts }
    }
  }

  private mutating func list(
    _ obligation: Obligation, of judgement: PatientJudgement, isLost: Bool
  ) {
    guard judgement.isUnderSurveillance, obligation.episode == judgement.episodes.count else {
      return
    }
    guard let priority = Priority(obligation, program, asOf: asOf) else {
      let isPointCheck = program.requirements[obligation.requirement].isPointCheck
      if obligation.state == .due, isPointCheck { goingOn += 1 }
      return
    }
    bySite[obligation.site, default: GroupTally(severities)].list(
      obligation, priority, severities[obligation.requirement], isLost: isLost)
  }

  private mutating func addExclusions(_ judgement: PatientJudgement) {
    for exclusion in judgement.exclusions {
      switch exclusion.kind {
      case .notApplicable: notApplicable[exclusion.requirement] += 1
      case .notEvaluated: notEvaluated[exclusion.requirement] += 1
      }
    }
  }

  private mutating func addGaps(_ judgement: PatientJudgement) {
    guard judgement.isUnderSurveillance else { return }
    for interval in judgement.intervals {
      guard let days = interval.longestGapDays else { continue }
      longestGaps[interval.requirement].add(days)
    }
  }

  private static func place(of status: PatientStatus) -> Int {
    PatientStatus.allCases.firstIndex(of: status) ?? 0
  }
}

extension [Obligation] {
  /// Calls `body` with one run of equal keys after another: mostly a patient's are all alike, and
  /// what belongs to the key is looked up once.
  fileprivate func forEachRun<Key: Equatable>(
    by key: (Obligation) -> Key, _ body: (Key, ArraySlice<Obligation>) -> Void
  ) {
    var rest = self[...]
    while let value = rest.first.map(key) {
      let own = rest.prefix { key($0) == value }
      body(value, own)
      rest = rest.dropFirst(own.count)
    }
  }
}

// MARK: - Of all sites together

extension Tally {
  /// By requirement, whatever its severity.
  package var byRequirement: [StateCounts] {
    var sums = Array(repeating: StateCounts(), count: severities.count)
    for site in bySite.values {
      for (place, counts) in site.byRequirement.enumerated() { sums[place] += counts }
    }
    return sums
  }

  /// Required obligations of all patients.
  package var required: StateCounts {
    bySite.values.reduce(into: StateCounts()) { $0 += $1.required }
  }

  /// Required obligations by the month of their due day, counted from year 0: year · 12 + month − 1.
  package var byMonth: [Int: StateCounts] {
    bySite.values.reduce(into: MonthCounts()) { $0 += $1.months }.byMonth
  }

  /// Rows of the work lists.
  package var work: WorkCounts { bySite.values.reduce(into: WorkCounts()) { $0 += $1.work } }
}

extension CivilDate {
  /// Its month, counted from year 0.
  package var month: Int { parts.year * 12 + parts.month - 1 }
}
