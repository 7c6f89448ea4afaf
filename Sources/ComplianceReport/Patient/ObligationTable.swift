internal import Monitoring

/// Obligations of one patient with their window, what became of them and what decided it.
struct ObligationTable: Sendable {
  let caption: String
  let header: ReportHeader
  let record: PatientRecord
  let judgement: PatientJudgement
  let why: Why
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
      .text("Window closes"), .text("State"), .text("Done on"), .text("Why"),
    ]
  }

  private func cells(_ place: Int) -> [HTML] {
    let obligation = judgement.obligations[place]
    return [
      name(obligation), opens(obligation), Cells.day(obligation.dueOn), closes(obligation),
      state(obligation), obligation.doneOn.map(Cells.day) ?? .dash,
      Cells.data(why.text(obligation, record, judgement)),
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
    HTML(.strong) { words.sentence.uppercasedFirst }
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
}
