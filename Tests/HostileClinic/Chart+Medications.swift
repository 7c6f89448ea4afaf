internal import ReferenceJudge

/// Corticosteroids and antivirals that cover what they must, or miss it by a day.
extension Chart {
  mutating func addMedications() {
    for course in plan.courses {
      addCorticosteroids(of: course)
      if random.chance(90) { addAntivirals(of: course) }
    }
    if random.chance(8) { addMedication("statin", from: today - random.below(900), to: nil) }
  }

  private mutating func addCorticosteroids(of course: Plan.Course) {
    let start = course.start
    let third = course.days[min(2, course.days.count - 1)]
    let kind = "corticosteroid"
    switch random.below(100) {
    case ..<8: return
    case ..<45: addMedication(kind, from: start, to: third)
    case ..<70:
      for day in course.days.prefix(3) where random.chance(95) {
        addMedication(kind, from: day, to: day)
      }
    case ..<78: addMedication(kind, from: start - random.below(3), to: third - 1)
    case ..<85: addMedication(kind, from: start + 1, to: third + 1)
    case ..<93: addMedication(kind, from: start - 5, to: nil)
    default: addMedication(kind, from: start - 9, to: start - 1)
    }
  }

  private mutating func addAntivirals(of course: Plan.Course) {
    let start = course.start + random.weighted([(75, 0), (10, 1), (15, -3)])
    let twoMonths = course.end.adding(months: 2)
    let kind = "antiviral"
    switch random.below(100) {
    case ..<22: addMedication(kind, from: start, to: nil)
    case ..<48: addMedication(kind, from: start, to: twoMonths + random.within(-1...1))
    case ..<62: addMedication(kind, from: start, to: twoMonths + random.within(2...400))
    case ..<68: addMedication(kind, from: start, to: near([today]))
    case ..<90:
      let change = start + random.within(1...70)
      addMedication(kind, from: start, to: change)
      let pause = random.pick([0, 1, 1, 1, 2])
      addMedication(kind, from: change + pause, to: twoMonths + random.within(-1...300))
    default: addMedication(kind, from: start, to: start + random.below(50))
    }
  }

  private mutating func addMedication(_ kind: String, from start: CivilDay, to end: CivilDay?) {
    let product = random.pick(["", "", "acyclovir 200 mg", "methylprednisolone 1 g IV", "=1+1"])
    var row: RawRow = [
      "kind": .text(kind), "product": .text(product), "started_on": .text(start.text),
      "ended_on": .day(end.map { max($0, start) }),
    ]
    let first = recorded(after: start)
    add(.medication, row, recorded: first)
    guard random.chance(7) else { return }
    let days = random.within(0...90)
    row["ended_on"] = random.pick([.null, .day(start + days), .day(start + days), .day(start - 1)])
    add(.medication, row, recorded: later(than: first))
  }
}
