import Monitoring
import ProgramFiles
import Testing

/// Values at the edge of their bounds, and keys that may be left out.
struct BoundsTests {
  @Test(arguments: [
    ("grace-days: 10", "grace-days: 0"),
    ("grace-days: 10", "grace-days: 3660"),
    ("months: 1,", "months: 120,"),
    ("business-days: 5", "business-days: 0"),
    ("business-days: 5", "days: 3660"),
    ("due-soon-days: 30", "due-soon-days: 7"),
    ("after-last-infusion: 48", "after-last-infusion: 1200"),
    ("recovery-at-least: 200", "recovery-at-least: 0.5"),
    ("2020-01-01", "2020-01-01\neffective-to: 2020-01-01"),
    ("grace-days: 10", "grace-days: 10, early-days: 0"),
  ])
  func `A value on its bound is accepted`(_ old: String, _ new: String) {
    #expect(Sample.refusal(of: Sample.replacing(old, with: new)) == nil)
  }

  @Test func `What is left out has the default that the documentation names`() throws {
    let requirement = try #require(try Sample.decode(Sample.text).program.requirements.first)
    #expect(requirement.note == "")
    #expect(requirement.appliesTo == nil)
    #expect(requirement.isOfBoxedWarning == false)
    #expect(
      requirement.schedule
        == .every(
          PeriodicSchedule(
            everyMonths: 1, graceDays: 10, earlyDays: nil, continuesInPregnancy: false)))
  }

  @Test func `What is written is what the program holds`() throws {
    let text = Sample.replacing(
      "schedule: {every: {months: 1, grace-days: 10}}",
      with: "applies-to: male\n    boxed-warning: true\n    note: 'It''s ours'\n"
        + "    schedule: {baseline: {days-before: any, courses: first-of-episode}}")
    let program = try Sample.decode(
      text.replacing("severity: required", with: "severity: advisory")
    )
    .program
    let requirement = try #require(program.requirements.first)
    #expect(
      requirement.schedule == .baseline(BaselineSchedule(daysBefore: nil, courses: .firstOfEpisode))
    )
    #expect(requirement.appliesTo == .male)
    #expect(requirement.isOfBoxedWarning)
    #expect(requirement.note == "It's ours")
    #expect(requirement.severity == .advisory)
    #expect(
      requirement.citation == Citation(document: "The label", section: "5.1", revision: "09/2020"))
  }

  @Test func `Every kind of check is read with its numbers`() throws {
    #expect(try check("check: enrolment") == .enrolment)
    #expect(try check("check: prescriber-certification") == .prescriberCertification)
    #expect(try check("check: facility-certification") == .facilityCertification)
    #expect(
      try check(
        "check: dose, milligrams-per-day: 7.5, days-of-first-course: 4,"
          + " days-of-later-courses: 2, judged-after-days: 9")
        == .dose(
          DoseRule(
            milligramsPerDay: 7.5, daysOfFirstCourse: 4, daysOfLaterCourses: 2, judgedAfterDays: 9))
    )
    #expect(
      try check("check: spacing, months: 6")
        == .spacing(SpacingRule(months: 6, numbersMeasuredFromStart: [])))
    #expect(
      try check(
        "check: infusion-times, from: started, to: observed-until, at-least-minutes: 1,"
          + " implausible-after-minutes: 2")
        == .infusionTimes(
          InfusionTimesRule(
            from: .started, to: .observedUntil, atLeastMinutes: 1, implausibleAfterMinutes: 2)))
    #expect(
      try check("check: premedication, medication: antiviral, first-infusions: 2")
        == .premedication(
          PremedicationRule(medication: MedicationKindIndex(0), firstInfusions: 2)))
    #expect(try check("check: minimum-age, years: 18") == .minimumAge(years: 18))
    #expect(
      try check("check: no-open-history, histories: [hiv, pregnancy]")
        == .noOpenHistory([HistoryKindIndex(1), HistoryKindIndex(0)]))
    #expect(
      try check("check: no-recent-history, history: hiv, days-before: 0")
        == .noRecentHistory(HistoryKindIndex(1), daysBefore: 0))
  }

  private func check(_ rule: String) throws -> PointCheck? {
    let text = Sample.replacing(
      "    evidence: creatinine\n    schedule: {every: {months: 1, grace-days: 10}}",
      with: "    schedule: {point: {\(rule)}}"
    ).replacing(
      "    form: status\n    schedule: {deadline: {business-days: 5}}",
      with: "    evidence: creatinine\n    schedule: {deadline: {days: 5}}")
    guard case .point(let check) = try Sample.decode(text).program.requirements[0].schedule
    else { return nil }
    return check
  }
}
