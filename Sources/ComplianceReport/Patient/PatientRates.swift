internal import Monitoring

/// The patient's record: done on time, late, missed of all that was owed, and how the tests lie in
/// time.
struct PatientRates: Sendable {
  let header: ReportHeader
  let judgement: PatientJudgement

  private var program: Program { header.program }

  var section: PageSection {
    PageSection("record", "The record") {
      Paragraph.plain(sentence)
      if !judgement.obligations.isEmpty {
        RequirementRates(program: program, byRequirement: counts, tally: nil).html
        Paragraph.note(
          "Of what was owed by the as-of day, all episodes together. Waived and cancelled ones "
            + "count in no rate.")
      }
      if !judgement.intervals.isEmpty { intervals }
    }
  }

  private var counts: [StateCounts] {
    var counts = program.requirements.map { _ in StateCounts() }
    for obligation in judgement.obligations {
      counts[obligation.requirement].add(obligation, asOf: header.asOf)
    }
    return counts
  }

  private var sentence: String {
    var required = StateCounts()
    for obligation in judgement.obligations
    where program.requirements[obligation.requirement].severity == .required {
      required.add(obligation, asOf: header.asOf)
    }
    guard required.owed > 0 else { return "Nothing required was owed by the as-of day." }
    let parts = [
      ("done on time", required.done), ("done late", required.doneLate),
      ("missed", required.missed), ("overdue", required.overdue),
    ].map { word, count in "\(word) \(Rate(count, of: required.owed).fractionText)" }
    return "Of \(required.owed.counted("required obligation")) that were owed by "
      + "\(header.asOf): \(Words.list(parts))."
  }

  private var intervals: HTML {
    DataTable(
      caption: "Last done, and the longest gap of the latest episode", style: "figures short",
      columns: [
        .text("Requirement"), .text("Last done"), .number("Days since"),
        .number("Longest gap, days"),
      ],
      groups: [DataTable.Group(rows: judgement.intervals.map(cells))]
    ).html
  }

  private func cells(_ interval: TestInterval) -> [HTML] {
    [
      HTML(data: program.requirements[interval.requirement].title),
      interval.lastDoneOn.map(Cells.day) ?? HTML(text: "Never"),
      interval.lastDoneOn.map { Cells.number(header.asOf.days(since: $0)) } ?? .dash,
      interval.longestGapDays.map(Cells.number) ?? .dash,
    ]
  }
}
