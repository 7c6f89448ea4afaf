internal import Monitoring

/// CD4 counts after each course, by which antiviral prophylaxis may end.
extension Chart {
  /// The day on which the CD4 count of a patient has recovered after `course`.
  func recoveryDay(after course: TreatmentPlan.Course) -> CivilDate {
    let days = story == .slowRecovery ? 400 : 50 + (number * 37 + course.number * 61) % 130
    return (course.end + days).onWeekday
  }

  /// One in ten patients has none after a course.
  func hasLymphocyteCounts(after course: TreatmentPlan.Course) -> Bool {
    story != .noLymphocyteCount && (number + course.number * 3) % 10 != 0
  }

  mutating func addLymphocyteCounts() {
    for course in plan.courses where hasLymphocyteCounts(after: course) {
      let recovery = recoveryDay(after: course)
      var day = (course.end + 28).onWeekday
      while day < recovery {
        let isHardlyAny = random.chance(12)
        count(isHardlyAny ? .hardlyAnyLymphocytes : .fewLymphocytes, on: day)
        day = (day + 31).onWeekday
      }
      count(.manyLymphocytes, on: recovery)
    }
  }

  private mutating func count(_ test: LaboratoryTest, on day: CivilDate) {
    guard isInCare(on: day) else { return }
    report(test, takeSpecimen(on: day), .final)
  }
}
