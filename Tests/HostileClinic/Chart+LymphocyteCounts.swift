internal import ReferenceJudge

/// CD4 counts after a course, around the 200 that end antiviral prophylaxis.
extension Chart {
  mutating func addLymphocyteCounts(after course: Plan.Course) {
    guard random.chance(60) else { return }
    for _ in 0..<random.within(1...4) {
      let day = lymphocyteDay(after: course)
      var row: RawRow = [
        "collected_on": .text(day.text), "specimen": .text(specimen(on: day)),
        "code": .text("24467-3"), "status": .text("F"),
      ]
      addCount(to: &row)
      let recorded = recorded(after: day)
      add(.observation, row, recorded: recorded)
      if random.chance(8) {
        row["status"] = .text(random.pick(["C", "D", "P", "X", "W"]))
        addCount(to: &row)
        add(.observation, row, recorded: later(than: recorded))
      }
    }
  }

  private mutating func lymphocyteDay(after course: Plan.Course) -> CivilDay {
    let twoMonths = course.end.adding(months: 2)
    return switch random.below(100) {
    case ..<6: course.end - random.below(20)
    case ..<12: course.end
    case ..<18: course.end + 1
    case ..<45: near([twoMonths])
    case ..<60: course.end + random.within(2...60)
    default: twoMonths + random.within(1...300)
    }
  }

  private mutating func addCount(to row: inout RawRow) {
    row["unit"] = .text("cells/uL")
    switch random.below(100) {
    case ..<8: row["value"] = .real(199)
    case ..<20: row["value"] = .real(200)
    case ..<26: row["value"] = .real(201)
    case ..<30: row["value"] = .real(199.999)
    case ..<58: row["value"] = .real(Double(random.within(5...190)))
    case ..<82: row["value"] = .real(Double(random.within(202...900)))
    case ..<90: row["value_text"] = .text(random.pick(["<20", ">200", "250", "low", "  "]))
    case ..<96:
      row["value"] = .real(350)
      row["status"] = .text(random.pick(["P", "I", "X", "D", "C", "A"]))
    default: break
    }
  }
}
