internal import Monitoring

/// The rows of `rems-metrics.csv`: what a programme's assessment asks for, as far as the data say.
struct REMSMetrics {
  /// One numerator, and the denominator where it is a share of something.
  struct Row {
    let definition: MetricDefinition
    let period: Period
    let stratum: String
    /// nil: nothing to compare with.
    let numerator: CountTable.Cell?
    let denominator: CountTable.Cell?
  }

  enum Period {
    /// How things stand on the as-of day.
    case asOfDay
    /// From the beginning of the records to the as-of day.
    case untilAsOf
    /// From the last report's as-of day to this one's.
    case sinceLastReport
  }

  private(set) var table: CountTable
  private(set) var rows: [Row] = []
  private let program: Program
  private let tally: Tally

  /// - Parameter changes: nil: there is no report to compare with.
  init(
    _ program: Program, _ tally: Tally, _ changes: ChangeCounts?,
    _ table: CountTable = CountTable()
  ) {
    (self.program, self.tally, self.table) = (program, tally, table)
    addPatients()
    addPrescribers()
    addChanges(changes)
    for index in program.requirements.indices { addRequirement(index) }
    self.table.suppress()
  }

  private mutating func add(
    _ definition: MetricDefinition, _ period: Period, in stratum: String = "all",
    _ numerator: CountTable.Cell?, of denominator: CountTable.Cell? = nil
  ) {
    rows.append(
      Row(
        definition: definition, period: period, stratum: stratum, numerator: numerator,
        denominator: denominator))
  }

  /// Adds rows whose counts make up their denominator.
  private mutating func add(
    _ definitions: [MetricDefinition], _ period: Period, in stratum: String = "all",
    _ parts: [CountTable.Cell], of whole: CountTable.Cell
  ) {
    for (definition, part) in zip(definitions, parts) {
      add(definition, period, in: stratum, part, of: whole)
    }
  }
}

// MARK: - Patients and prescribers

extension REMSMetrics {
  private mutating func addPatients() {
    let monitored = table.add(parts: [.gap, .due, .upToDate].map { tally.count($0) })
    let reasons = table.add(parts: NotEvaluatedReason.allCases.map { tally.count($0) })
    let apart = [.completed, .notStarted, .deceased, .transferredOut].map {
      table.add(tally.count($0))
    }
    let recorded = table.add(sumOf: [monitored.whole] + apart + [reasons.whole])
    add(.recorded, .asOfDay, recorded)
    add(
      [.monitored, .completed, .notStarted, .deceased, .transferred, .notEvaluated], .asOfDay,
      [monitored.whole] + apart + [reasons.whole], of: recorded)
    for (reason, cell) in zip(NotEvaluatedReason.allCases, reasons.parts) {
      add(.notEvaluatedReason, .asOfDay, in: reason.rawValue, cell, of: reasons.whole)
    }
    add([.withGap, .due, .upToDate], .asOfDay, monitored.parts, of: monitored.whole)
    addLost(of: monitored.whole)
  }

  private mutating func addLost(of monitored: CountTable.Cell) {
    let others = table.count(monitored) - tally.lostPatients
    let lost = table.add(tally.lostPatients)
    table.tie(monitored, to: [lost, table.add(others)])
    add(.lost, .asOfDay, lost, of: monitored)
  }

  private mutating func addPrescribers() {
    let named = tally.byPrescriber.filter { $0.key != nil && $0.value.owed > 0 }.values
    let overdue = named.count { $0.overdue > 0 }
    let prescribers = table.add(parts: [overdue, named.count - overdue])
    add(.prescribersOverdue, .asOfDay, prescribers.parts[0], of: prescribers.whole)
  }

  private mutating func addChanges(_ changes: ChangeCounts?) {
    let definitions: [MetricDefinition] = [.stillOpen, .closed, .notJudged]
    guard let changes else {
      for definition in [.opened] + definitions { add(definition, .sinceLastReport, nil) }
      return
    }
    let stillOpen = table.add(changes.stillOpen)
    let opened = table.add(changes.new + changes.reopened)
    let closed = table.add(changes.resolved)
    let notJudged = table.add(changes.noLongerJudged + changes.stillNotJudged)
    let now = table.add(sumOf: [opened, stillOpen])
    let before = table.add(sumOf: [stillOpen, closed, notJudged])
    add(.opened, .sinceLastReport, opened, of: now)
    add(definitions, .sinceLastReport, [stillOpen, closed, notJudged], of: before)
  }
}

// MARK: - Requirements

extension REMSMetrics {
  private mutating func addRequirement(_ index: Int) {
    let requirement = program.requirements[index]
    addOutcomes(requirement, tally.byRequirement[index])
    add(
      .requirementNotEvaluated, .asOfDay, in: requirement.id, table.add(tally.notEvaluated[index]))
    let gaps = tally.longestGaps[index]
    guard gaps.total > 0 else { return }
    let bands = MetricDefinition.bands
    let cells = table.add(parts: bands.map { gaps.count(in: $0.days) })
    add(bands.map(\.definition), .untilAsOf, in: requirement.id, cells.parts, of: cells.whole)
  }

  private mutating func addOutcomes(_ requirement: Requirement, _ counts: StateCounts) {
    let due = table.add(parts: [counts.done, counts.doneLate, counts.overdue, counts.missed])
    let apart = [counts.waived, counts.cancelled].map { table.add($0) }
    let all = table.add(sumOf: [due.whole] + apart)
    let kind = MetricDefinition.Kind(requirement)
    func definitions(_ outcomes: [MetricDefinition.Outcome]) -> [MetricDefinition] {
      outcomes.map { .outcome(kind, $0) }
    }
    add(.outcome(kind, .due), .untilAsOf, in: requirement.id, due.whole, of: all)
    add(
      definitions([.onTime, .late, .overdue, .missed]), .untilAsOf, in: requirement.id, due.parts,
      of: due.whole)
    add(definitions([.waived, .cancelled]), .untilAsOf, in: requirement.id, apart, of: all)
  }
}

extension MetricDefinition.Kind {
  init(_ requirement: Requirement) {
    switch requirement.evidence {
    case .test: self = .tests
    case .form: self = .forms
    case nil: self = .checks
    }
  }
}
