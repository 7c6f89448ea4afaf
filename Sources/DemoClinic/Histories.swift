internal import Monitoring
internal import PatientStore

/// What is known of a patient besides tests.
extension Chart {
  mutating func addHistories() {
    guard let course = plan.courses.last, let first = plan.courses.first else { return }
    switch story {
    case .hiv: addHistory("hiv", since: first.start - 1200, noted: first.start - 30)
    case .activeInfection:
      addHistory(
        "active-infection", "urinary tract infection", since: first.start - 6,
        until: first.start + 4)
    case .liveVaccine:
      addHistory(
        "live-vaccine", "yellow fever", since: first.start - 20, until: first.start - 20)
    case .pregnantNow: addHistory("pregnancy", since: DemoClinic.asOf - 130)
    case .pregnantBeyondTheEnd: addHistory("pregnancy", since: course.end.plus(months: 48) - 150)
    case nil: addUsualHistory(first)
    default: break
    }
  }

  private mutating func addUsualHistory(_ first: TreatmentPlan.Course) {
    if random.chance(2) {
      addHistory("prior-campath", "before enrolment", since: first.start - 3000)
    }
    if random.chance(6) { addHistory("live-vaccine", "MMR", since: first.start - 90) }
    if random.chance(5) {
      let day = first.start - random.within(40...200)
      addHistory("active-infection", "bronchitis", since: day, until: day + 12)
    }
    guard isWoman, random.chance(8) else { return }
    let conceived = first.end + random.within(200...1100)
    guard conceived < DemoClinic.asOf - 40 else { return }
    let birth = conceived + random.within(255...283)
    addHistory("pregnancy", since: conceived, until: birth <= DemoClinic.asOf ? birth : nil)
  }

  /// A history row; `noted` is when it came up, by default when it began.
  mutating func addHistory(
    _ kind: String, _ detail: String = "", since first: CivilDate, until last: CivilDate? = nil,
    noted: CivilDate? = nil
  ) {
    addSpan(
      .history, kind, detail, since: first, until: last, noted: recorded(noted ?? first + 1))
  }
}
