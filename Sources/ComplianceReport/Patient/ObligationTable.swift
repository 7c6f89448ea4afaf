internal import Monitoring

/// Obligations of one patient with their window, what became of them and what decided it.
struct ObligationTable: Sendable {
  let caption: String
  let header: ReportHeader
  let record: PatientRecord
  let judgement: PatientJudgement
  let why: [String]
  /// Whether a row says which requirement it is of: not below the requirement's own heading.
  let namesRequirement: Bool

  /// - Parameter places: of `judgement.obligations`, in the order of the rows.
  func html(_ places: [Int]) -> HTML {
    DataTable(
      caption: caption, style: "obligations", columns: columns,
      groups: [DataTable.Group(rows: places.map(cells))]
    ).html
  }

  private var columns: [DataTable.Column] {
    [
      .text(namesRequirement ? "Test" : "Which"), .text("Window opens"), .text("Due day"),
      .text("Window closes"), .text("State"), .text("Done on"), .text("Reason, attempt, why"),
    ]
  }

  private func cells(_ place: Int) -> [HTML] {
    let obligation = judgement.obligations[place]
    return [
      name(obligation), opens(obligation), Cells.day(obligation.dueOn), closes(obligation),
      state(obligation), obligation.doneOn.map(Cells.day) ?? .dash, reason(obligation, place),
    ]
  }

  private func requirement(_ obligation: Obligation) -> Requirement {
    header.program.requirements[obligation.requirement]
  }

  @HTMLBuilder private func name(_ obligation: Obligation) -> HTML {
    if namesRequirement {
      let requirement = requirement(obligation)
      HTML(.a, .link(toID: WorkTable.ruleID(requirement.id))) { HTML(data: requirement.test) }
      if requirement.severity != .required {
        HTML(.span, .class("flag")) { requirement.severity.rawValue }
      }
      Cells.note { occurrence(obligation) }
    } else {
      occurrence(obligation)
    }
  }

  private func occurrence(_ obligation: Obligation) -> HTML {
    let words = Words.occurrence(obligation.occurrence.text)
    let which = words.isEmpty ? "once" : words
    return HTML(
      text: judgement.episodes.count > 1 ? "\(which), episode \(obligation.episode)" : which)
  }

  private func opens(_ obligation: Obligation) -> HTML {
    obligation.opensOn.map(Cells.day) ?? HTML(text: "any time before")
  }

  private func closes(_ obligation: Obligation) -> HTML {
    obligation.closesOn.map(Cells.day) ?? HTML(text: "never")
  }

  @HTMLBuilder private func state(_ obligation: Obligation) -> HTML {
    let words = StateWords(row: row(obligation), asOf: header.asOf)
    if let priority = Priority(obligation, header.program, asOf: header.asOf),
      obligation.isCurrent || obligation.state == .due
    {
      PriorityMark(priority: priority).html
      " "
    }
    HTML(.strong) { words.sentence.capitalisedFirst }
    if let note = words.note { Cells.note { note } }
    if !words.run.isEmpty { Cells.note { words.run } }
  }

  /// What the words of a state are made from.
  private func row(_ obligation: Obligation) -> WorkListRow {
    var row = WorkListRow()
    row.state = obligation.state.word
    row.dueOn = obligation.dueOn.description
    row.closesOn = obligation.closesOn?.description ?? ""
    row.consecutiveMissed = String(obligation.missedInARow)
    if obligation.state.isUnmet {
      row.daysOverdue = String(header.asOf.days(since: obligation.dueOn))
    }
    return row
  }

  @HTMLBuilder private func reason(_ obligation: Obligation, _ place: Int) -> HTML {
    let reason = ReasonText.text(obligation, record, header.program)
    let why = why.indices.contains(place) ? why[place] : ""
    if !reason.isEmpty { HTML(data: Words.spaced(reason)) }
    if let attempt = obligation.attempt {
      HTML(.div) {
        "Attempt "
        Cells.day(attempt.collectedOn)
        ": "
        HTML(data: attemptWords(obligation))
      }
    }
    if !why.isEmpty { Cells.note { HTML(data: why) } }
    if reason.isEmpty, obligation.attempt == nil, why.isEmpty { HTML.dash }
  }

  private func attemptWords(_ obligation: Obligation) -> String {
    Words.spaced(
      ReasonText.text(obligation.attempt, of: requirement(obligation), header.program))
  }
}
