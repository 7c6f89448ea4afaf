internal import ReferenceJudge

/// Forms of the REMS: around their deadlines, voided, and submitted again.
extension Chart {
  mutating func addForms() {
    for course in plan.courses {
      if random.chance(isWellTended ? 97 : 75) {
        addForm("infusion-checklist", on: checklistDay(of: course))
      }
      if random.chance(15) { addForm("infusion-checklist", on: checklistDay(of: course)) }
      if random.chance(85) {
        addForm("baseline-authorization", on: course.start - daysBefore(30))
      }
    }
    for episode in plan.episodes { addStatusForms(of: episode) }
    if random.chance(8) {
      addForm(random.pick(["adverse-event", "", "Patient-Status"]), on: near([decisiveDay()]))
    }
  }

  private mutating func checklistDay(of course: Plan.Course) -> CivilDay {
    let due = course.end.adding(businessDays: 5)
    if isWellTended && random.chance(85) { return course.end + random.below(9) }
    return switch random.below(100) {
    case ..<20: course.end + random.below(5)
    case ..<32: course.end
    case ..<38: course.end - 1
    case ..<43: course.start - random.below(3)
    case ..<58: due
    case ..<66: due - 1
    case ..<80: due + 1
    case ..<90: due + random.within(2...60)
    default: course.start.adding(months: 12) + random.within(-3...3)
    }
  }

  /// Every 6 months, open from 30 days before until 30 days after the due day.
  private mutating func addStatusForms(of episode: Plan.Episode) {
    let adherence = isWellTended ? 100 : random.pick([0, 40, 80, 100])
    let last = min(episode.end + 60, today + 40)
    for period in 1...16 {
      let due = episode.anchor.adding(months: 6 * period)
      guard due - 31 <= last else { return }
      let window = Window(opens: due - 30, due: due, closes: due + 30)
      let day = day(around: window)
      guard random.chance(adherence), day <= last else { continue }
      addForm("patient-status", on: day)
    }
  }

  private mutating func addForm(_ kind: String, on day: CivilDay) {
    var row: RawRow = [
      "kind": .text(kind), "submitted_on": .text(day.text),
      "voided": .integer(random.chance(3) ? 1 : 0),
    ]
    let first = recorded(after: day)
    add(.form, row, recorded: first)
    guard random.chance(7) else { return }
    let second = later(than: first)
    row["voided"] = .integer(1)
    add(.form, row, recorded: second)
    guard random.chance(50) else { return }
    row["voided"] = .integer(0)
    add(.form, row, recorded: later(than: second))
  }
}
