internal import ReferenceJudge

/// What one specimen or examination leaves in the rows: whole, in parts, or of no use.
extension Chart {
  /// Adds the rows of one attempt at `evidence` on `day`.
  mutating func take(_ evidence: Evidence, on day: CivilDay, specimen: String) {
    let report = Report(day: day, specimen: specimen, recorded: recorded(after: day))
    if evidence.components.isEmpty {
      takePanelOnly(evidence, report)
    } else {
      takeComponents(evidence, report)
    }
  }

  private mutating func takePanelOnly(_ evidence: Evidence, _ report: Report) {
    let panel = random.pick(evidence.panels)
    switch random.below(100) {
    case ..<80: reportRow(panel, report)
    case ..<90:
      reportRow(panel, report)
      reportPartial(evidence, report, statuses: ["F", "X"])
    case ..<95: reportPartial(evidence, report, statuses: ["F", "F", "P"])
    default: reportRow(panel, report, statuses: ["X", "P", "N", "D", "I"])
    }
  }

  private mutating func takeComponents(_ evidence: Evidence, _ report: Report) {
    let hasPanel = !evidence.panels.isEmpty
    if isWellTended && random.chance(90) {
      let panelOnly = hasPanel && random.chance(reportsPanels ? 85 : 30)
      return panelOnly ? reportPanel(evidence, report) : reportAll(evidence, report)
    }
    switch random.below(100) {
    case ..<76 where hasPanel && reportsPanels: reportPanel(evidence, report)
    case ..<20 where hasPanel: reportPanel(evidence, report)
    case ..<70: reportAll(evidence, report)
    case ..<75:
      reportPanel(evidence, report)
      reportAll(evidence, report)
    case ..<79: reportAll(evidence, report, leavingOutOne: true)
    case ..<82: reportSplit(evidence, report, days: 0)
    case ..<84: reportSplit(evidence, report, days: 1)
    case ..<88: reportPartial(evidence, report, statuses: ["F"])
    case ..<92:
      reportPanel(evidence, report)
      reportPartial(evidence, report, statuses: ["X", "F", "D", "P", "W", "N"])
    case ..<95:
      reportPanel(evidence, report)
      let component = random.pick(random.pick(evidence.components))
      reportRow(component, report, statuses: ["X", "F", "D", "P", "W", "O"])
    case ..<97:
      reportPanel(evidence, report)
      reportAll(evidence, report, statuses: ["P", "X", "D", "F"], leavingOutOne: true)
    default: reportAll(evidence, report, statuses: ["F", "P", "X", "D", "I", "N"])
    }
  }

  private mutating func reportPanel(_ evidence: Evidence, _ report: Report) {
    guard !evidence.panels.isEmpty else { return }
    reportRow(random.pick(evidence.panels), report)
  }

  private mutating func reportPartial(
    _ evidence: Evidence, _ report: Report, statuses: [String]
  ) {
    guard !evidence.partial.isEmpty else { return }
    reportRow(random.pick(evidence.partial), report, statuses: statuses)
  }

  private mutating func reportAll(
    _ evidence: Evidence, _ report: Report, statuses: [String] = [], leavingOutOne: Bool = false
  ) {
    let leftOut = leavingOutOne ? random.below(evidence.components.count) : -1
    for (index, group) in evidence.components.enumerated() where index != leftOut {
      reportRow(random.pick(group), report, statuses: statuses)
      if random.chance(2) { reportRow(random.pick(group), report) }
    }
    if random.chance(3) { reportPartial(evidence, report, statuses: ["F"]) }
  }

  /// The first component in one specimen, the others in another one, or a day later.
  private mutating func reportSplit(_ evidence: Evidence, _ report: Report, days: Int) {
    var second = report
    second.day = report.day + days
    if days == 0 { second.specimen += "b" }
    for (index, group) in evidence.components.enumerated() {
      reportRow(random.pick(group), index == 0 ? report : second)
    }
  }

  /// Adds one row, now and then followed by later versions of it.
  mutating func reportRow(_ code: String, _ report: Report, statuses: [String] = []) {
    guard statuses.isEmpty else {
      let status = random.pick(statuses)
      addObservation(code, report, status: status, recorded: report.recorded)
      return
    }
    let history =
      random.chance(94) ? Report.final : random.pick(Report.statusHistories)
    var recorded = report.recorded
    for status in history {
      addObservation(code, report, status: status, recorded: recorded)
      if history.count > 1 { recorded = later(than: recorded) }
    }
  }

  private mutating func addObservation(
    _ code: String, _ report: Report, status: String, recorded: Instant
  ) {
    var row: RawRow = [
      "collected_on": .text(report.day.text), "specimen": .text(report.specimen),
      "code": .text(code), "status": .text(status),
    ]
    addResult(to: &row)
    add(.observation, row, recorded: recorded)
  }

  /// A number, a text, both, a blank text or nothing.
  private mutating func addResult(to row: inout RawRow) {
    let number = RawValue.real(Double(random.below(4000)) / 8)
    switch random.below(100) {
    case ..<88:
      row["value"] = number
      row["unit"] = .text("mg/dL")
    case ..<93: row["value_text"] = .text(random.pick(["<15", "negative", "Occasional", "0"]))
    case ..<95:
      row["value"] = number
      row["value_text"] = .text(random.pick(["", "high", "see note,\n\"quoted\""]))
    case ..<97: row["value_text"] = .text(random.pick(["   ", "", " "]))
    default: break
    }
  }
}

/// What the rows of one report have in common.
struct Report: Sendable {
  var day: CivilDay
  var specimen: String
  let recorded: Instant

  static let final = ["F"]

  /// Statuses of one fact's versions in the order in which they were recorded.
  static let statusHistories: [[String]] = [
    ["C"], ["A"], ["B"], ["V"], ["U"], ["P"], ["R"], ["I"], ["S"], ["X"], ["N"], ["O"], ["D"],
    ["W"], ["P", "F"], ["F", "C"], ["F", "D"], ["F", "W"], ["F", "P"], ["F", "D", "F"],
    ["F", "W", "C"], ["F", "D", "P"], ["P", "D"], ["F", "X"], ["X", "F"], ["F", "P", "D"],
    ["F", "R", "X"], ["F", "F"], ["I", "P", "F", "C"], ["P", "X"], ["C", "I", "S"], ["D", "P"],
  ]
}
