internal import Monitoring

/// Every obligation of the patient once: what is current first, then the rest by requirement.
struct PatientObligations: Sendable {
  let header: ReportHeader
  let record: PatientRecord
  let judgement: PatientJudgement

  private var program: Program { header.program }

  var current: PageSection {
    PageSection("current", "What is current") {
      if places(isCurrent: true).isEmpty {
        Paragraph.plain(nothingCurrent)
      } else {
        Paragraph.note(
          "Missed and current, overdue, and due: in the order of work. A periodic test that was "
            + "missed is current until a later one of its kind is done.")
        table(inOrderOfWork(places(isCurrent: true)), "Current obligations", naming: true)
      }
    }
  }

  private var nothingCurrent: String {
    if judgement.notEvaluated != nil { return "Nothing was judged." }
    return judgement.isUnderSurveillance
      ? "Nothing is missed and current, overdue or due."
      : "Nothing is work of today: the patient is \(judgement.status.word)."
  }

  var all: PageSection {
    PageSection("obligations", "The rest, by requirement") {
      let rest = places(isCurrent: false)
      if rest.isEmpty {
        Paragraph.plain("There is nothing besides what is current.")
      } else {
        Paragraph.note(
          "What was done, is past, waived, cancelled or still to come, the latest first. Of the "
            + "periods that are not open yet only the first is listed.")
        program.requirements.indices.map { requirement in
          self.requirement(
            requirement,
            rest.filter { judgement.obligations[$0].requirement == requirement })
        }
      }
    }
  }

  @HTMLBuilder private func requirement(_ place: Int, _ places: [Int]) -> HTML {
    if !places.isEmpty {
      let title = program.requirements[place].title
      HTML(.details) {
        HTML(.summary) {
          HTML(data: title)
          ": \(places.count.counted("obligation"))"
        }
        table(places.reversed(), title, naming: false)
      }
    }
  }

  private func table(_ places: some Sequence<Int>, _ caption: String, naming: Bool) -> HTML {
    ObligationTable(
      caption: caption, header: header, record: record, judgement: judgement,
      why: Why(program: program, asOf: header.asOf),
      namesRequirement: naming
    ).html(Array(places))
  }

  private func places(isCurrent: Bool) -> [Int] {
    judgement.obligations.indices.filter {
      isWorkOfToday(judgement.obligations[$0]) == isCurrent
    }
  }

  /// Of the latest episode of a patient who is followed, as in the work lists of a site.
  private func isWorkOfToday(_ obligation: Obligation) -> Bool {
    guard judgement.isUnderSurveillance, obligation.episode == judgement.episodes.count else {
      return false
    }
    return obligation.isCurrent || obligation.state == .due || obligation.state == .overdue
  }

  /// By priority, then the longest overdue; what is nobody's work yet stands last.
  private func inOrderOfWork(_ places: [Int]) -> [Int] {
    let last = Priority.past.rawValue + 1
    let keys = places.map { place in
      let obligation = judgement.obligations[place]
      let priority = Priority(obligation, program, asOf: header.asOf)
      return (priority?.rawValue ?? last, obligation.dueOn.dayNumber, place)
    }
    return keys.sorted(by: <).map(\.2)
  }
}
