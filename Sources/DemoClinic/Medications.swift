internal import Monitoring
internal import PatientStore

/// Corticosteroids on infusion days, and antivirals until the lymphocytes are back.
extension Chart {
  mutating func addMedications() {
    for course in plan.courses {
      addSteroid(course)
      addAntiviral(course)
    }
  }

  private mutating func addSteroid(_ course: TreatmentPlan.Course) {
    guard story != .noSteroid, !random.chance(1) else { return }
    let last = min(course.start + 2, course.end)
    let product = "methylprednisolone 1 g IV"
    guard random.chance(30) else {
      return addMedication("corticosteroid", product, from: course.start, to: last)
    }
    for day in course.days.prefix(3) {
      addMedication("corticosteroid", product, from: day, to: day)
    }
  }

  private mutating func addAntiviral(_ course: TreatmentPlan.Course) {
    guard story != nil || !random.chance(2) else { return }
    let shortest = course.end.plus(months: 2)
    let hasCounts = hasLymphocyteCounts(after: course)
    var last = max(shortest, hasCounts ? recoveryDay(after: course) : shortest)
    last = last + random.within(2...25)
    if story == .antiviralStoppedEarly { last = course.end + 31 }
    addMedication(
      "antiviral", random.pick(["acyclovir 200 mg twice daily", "valacyclovir 500 mg daily"]),
      from: course.start, to: last > DemoClinic.asOf ? nil : last)
  }

  private mutating func addMedication(
    _ kind: String, _ product: String, from first: CivilDate, to last: CivilDate?
  ) {
    addSpan(.medication, kind, product, since: first, until: last, noted: instant(on: first))
  }
}
