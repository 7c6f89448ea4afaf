/// Reads a patient's observations into the days on which each test was done or attempted.
///
/// Only codes of one specimen make a test together: equal day of collection and equal specimen.
struct EvidenceReader: Sendable {
  /// What one specimen holds for one definition.
  private struct Holding: Sendable {
    var components: UInt32 = 0
    var hasPanel = false
    var hasCountingCode = false
    /// A row of a component or partial code, whatever its status but withdrawn.
    var hasDetailRow = false
    var isTouched = false
    var failure: AttemptReason?

    mutating func add(_ row: ObservationRow, counts: Bool, as part: EvidencePlan.Part) {
      isTouched = true
      switch part {
      case .panel: if counts { hasPanel = true }
      case .component(let bit):
        hasDetailRow = true
        if counts { components |= bit }
      case .partial: hasDetailRow = true
      }
      if counts {
        hasCountingCode = true
      } else if let reason = row.failure {
        failure = min(failure ?? reason, reason)
      }
    }
  }

  private let plan: EvidencePlan
  private var holdings: [Holding]
  private var touched: [Int] = []

  init(_ plan: EvidencePlan) {
    self.plan = plan
    holdings = Array(repeating: Holding(), count: plan.allComponents.count)
  }

  /// Adds the days of `rows` collected on or before `asOf` to the chart.
  mutating func read(_ rows: [ObservationRow], asOf: CivilDate, into chart: inout Chart) {
    var index = 0
    while index < rows.count, rows[index].collectedOn <= asOf {
      let specimen = rows[index]
      while index < rows.count, rows[index].specimen == specimen.specimen,
        rows[index].collectedOn == specimen.collectedOn
      {
        let row = plan.latestVersion(in: rows, from: &index)
        add(row, to: &chart)
      }
      closeSpecimen(collectedOn: specimen.collectedOn, into: &chart)
    }
  }

  private mutating func add(_ row: ObservationRow, to chart: inout Chart) {
    guard row.status != .withdrawn else { return }
    let code = Int(row.code.value)
    let counts = plan.counts(row)
    if counts, plan.isRecoveryCount[code] {
      chart.recoveryCounts.append(
        RecoveryCount(code: row.code, collectedOn: row.collectedOn, number: row.number))
    }
    for place in plan.rolesOfCode[code] {
      let role = plan.roles[place]
      if !holdings[role.definition].isTouched { touched.append(role.definition) }
      holdings[role.definition].add(row, counts: counts, as: role.part)
    }
  }

  private mutating func closeSpecimen(collectedOn day: CivilDate, into chart: inout Chart) {
    while let definition = touched.popLast() {
      let holding = holdings[definition]
      holdings[definition] = Holding()
      if isDone(holding, definition) {
        chart.addEvidence(day, of: definition)
      } else if let reason = holding.hasCountingCode ? .incomplete : holding.failure {
        chart.addAttempt(Attempt(collectedOn: day, reason: reason), of: definition)
      }
    }
  }

  private func isDone(_ holding: Holding, _ definition: Int) -> Bool {
    let all = plan.allComponents[definition]
    if all == 0 { return holding.hasPanel }
    return holding.components == all || (holding.hasPanel && !holding.hasDetailRow)
  }
}

extension ObservationRow {
  /// Why a row that does not count is an attempt; nil: it is none.
  fileprivate var failure: AttemptReason? {
    switch status {
    case .counts: .noValue
    case .pending: .pending
    case .notDone: .notPerformed
    case .withdrawn, .unknown: nil
    }
  }
}
