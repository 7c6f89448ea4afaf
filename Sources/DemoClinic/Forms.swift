internal import Monitoring
internal import PatientStore

/// The REMS forms.
extension Chart {
  mutating func addForms() {
    for course in plan.courses { addChecklist(after: course) }
    for episode in plan.episodes { addStatusForms(episode) }
  }

  private mutating func addChecklist(after course: TreatmentPlan.Course) {
    let isLate = story == .lateChecklist || random.chance(4)
    guard story != .noChecklist, !random.chance(1) else { return }
    let days = isLate ? random.within(10...40) : random.weighted([(5, 0), (3, 3), (2, 5)])
    addForm("infusion-checklist", on: (course.end + days).onWeekday)
  }

  private mutating func addStatusForms(_ episode: TreatmentPlan.Episode) {
    let length = max(1, min(episode.end, DemoClinic.asOf).days(since: episode.anchor))
    for month in stride(from: 6, through: 108, by: 6) {
      let due = episode.anchor.plus(months: month)
      guard due <= episode.end else { return }
      let late = random.weighted([(84, -27...0), (13, 1...26), (3, 34...60)])
      let day = (due + random.within(late)).onWeekday
      let chance = adherence.chance(ofVisitAfter: day.days(since: episode.anchor), of: length)
      guard isInCare(on: day), random.below(1000) < chance else { continue }
      addForm("patient-status", on: day)
    }
  }

  /// A form as submitted; one in a hundred is entered twice and the slip taken back.
  mutating func addForm(_ kind: String, on day: CivilDate) {
    enterForm(kind, on: day, recorded(day), isVoided: false)
    guard random.chance(1) else { return }
    let slip = recorded(day + 1)
    enterForm(kind, on: day + 1, slip, isVoided: false)
    enterForm(kind, on: day + 1, slip + 3, isVoided: true)
  }

  private mutating func enterForm(
    _ kind: String, on day: CivilDate, _ recorded: Instant, isVoided: Bool
  ) {
    add(
      .form,
      [id, .text(kind), .day(day), .instant(recorded), .integer(isVoided ? 1 : 0)],
      recorded: recorded)
  }
}
