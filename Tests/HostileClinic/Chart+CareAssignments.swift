internal import ReferenceJudge

/// Who was responsible for the patient, from when on.
extension Chart {
  mutating func addCareAssignments() {
    let first = plan.courses.first?.start ?? today
    switch random.below(100) {
    case ..<6: return
    case ..<11: addCareAssignment(from: today + random.within(1...60))
    case ..<68: addCareAssignment(from: first - random.within(0...200))
    case ..<74: addCareAssignment(from: near([first]))
    default:
      addCareAssignment(from: first - random.within(0...40))
      for _ in 0..<random.within(1...3) { addCareAssignment(from: near([decisiveDay()])) }
    }
  }

  private mutating func addCareAssignment(from day: CivilDay) {
    let first = recorded(after: day)
    add(.careAssignment, careAssignment(from: day), recorded: first)
    guard random.chance(10) else { return }
    add(.careAssignment, careAssignment(from: day), recorded: later(than: first))
  }

  private mutating func careAssignment(from day: CivilDay) -> RawRow {
    let site = random.chance(94) ? "S\(random.within(1...staff.sites))" : random.pick(["SX", ""])
    let prescriber: String? =
      switch random.below(100) {
      case ..<6: nil
      case ..<10: "PX"
      default: "P\(random.within(1...staff.prescribers))"
      }
    return [
      "from_on": .text(day.text), "site_id": .text(site), "prescriber_id": .optional(prescriber),
    ]
  }
}
