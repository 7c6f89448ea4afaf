import Monitoring
import ProgramFiles
import Testing

/// One row of the table of requirements, written by hand from the specification.
private struct Row: Sendable {
  let id: String
  let schedule: Schedule
  let severity: Severity
  let certainty: Certainty
  let isOfBoxedWarning: Bool

  init(
    _ id: String, _ schedule: Schedule, _ severity: Severity = .required,
    _ certainty: Certainty = .verified, boxed: Bool = false
  ) {
    self.id = id
    self.schedule = schedule
    self.severity = severity
    self.certainty = certainty
    isOfBoxedWarning = boxed
  }
}

private func baseline(_ days: Int?, _ courses: BaselineCourses = .every) -> Schedule {
  .baseline(BaselineSchedule(daysBefore: days, courses: courses))
}

private func every(_ months: Int, grace: Int, early: Int? = nil, pregnancy: Bool = false)
  -> Schedule
{
  .every(
    PeriodicSchedule(
      everyMonths: months, graceDays: grace, earlyDays: early, continuesInPregnancy: pregnancy))
}

private let first = BaselineCourses.firstOfEpisode

private let tests = [
  Row("cbc-baseline", baseline(30), boxed: true),
  Row("cbc-monthly", every(1, grace: 10), boxed: true),
  Row("creatinine-baseline", baseline(30), boxed: true),
  Row("creatinine-monthly", every(1, grace: 10), boxed: true),
  Row("urinalysis-baseline", baseline(30), boxed: true),
  Row("urinalysis-monthly", every(1, grace: 10), boxed: true),
  Row("thyroid-baseline", baseline(30)),
  Row("thyroid-quarterly", every(3, grace: 14, pregnancy: true)),
  Row("liver-baseline", baseline(30, first)),
  Row("liver-periodic", every(6, grace: 30), .advisory),
  Row("upcr-baseline", baseline(30, first)),
  Row("skin-baseline", baseline(365, first), boxed: true),
  Row("skin-yearly", every(12, grace: 30), boxed: true),
  Row("hpv-yearly", every(12, grace: 30), .recommended),
  Row("varicella-baseline", baseline(nil, first)),
  Row("tuberculosis-baseline", baseline(365, first)),
  Row("ecg-baseline", baseline(30), .advisory, .secondary),
]

/// Of the vocabulary: hiv is the second kind of history, and so on.
private let checks = [
  Row("patient-enrolment", .point(.enrolment)),
  Row("prescriber-certification", .point(.prescriberCertification)),
  Row("facility-certification", .point(.facilityCertification)),
  Row("baseline-authorization", baseline(30)),
  Row("patient-status-form", every(6, grace: 30, early: 30), .required, .unverified),
  Row(
    "infusion-checklist", .deadline(DeadlineSchedule(days: 5, countsBusinessDays: true)),
    .required, .unverified),
  Row(
    "dose",
    .point(
      .dose(
        DoseRule(
          milligramsPerDay: 12, daysOfFirstCourse: 5, daysOfLaterCourses: 3, judgedAfterDays: 30)))),
  Row("course-spacing", .point(.spacing(SpacingRule(months: 12, numbersMeasuredFromStart: [2])))),
  Row(
    "observation-time",
    .point(
      .infusionTimes(
        InfusionTimesRule(
          from: .ended, to: .observedUntil, atLeastMinutes: 120, implausibleAfterMinutes: 720)))),
  Row(
    "infusion-duration",
    .point(
      .infusionTimes(
        InfusionTimesRule(
          from: .started, to: .ended, atLeastMinutes: 225, implausibleAfterMinutes: 720))),
    .advisory),
  Row(
    "steroid-premedication",
    .point(
      .premedication(PremedicationRule(medication: MedicationKindIndex(0), firstInfusions: 3)))),
  Row(
    "antiviral-prophylaxis",
    .point(
      .prophylaxis(
        ProphylaxisRule(
          medication: MedicationKindIndex(1), monthsAfterCourse: 2, recoveryCode: CodeIndex(96),
          recoveryAtLeast: 200)))),
  Row("minimum-age", .point(.minimumAge(years: 17))),
  Row("contraindication", .point(.noOpenHistory([HistoryKindIndex(1), HistoryKindIndex(2)]))),
  Row("live-vaccine", .point(.noRecentHistory(HistoryKindIndex(3), daysBefore: 41))),
]

struct BuiltInProgramTests {
  private let program: Program

  init() throws {
    program = try ProgramFiles.builtIn("lemtrada-us").program
  }

  @Test func `The built-in rule sets are named and each of them is read`() throws {
    #expect(ProgramFiles.builtInIDs == ["lemtrada-us"])
    for id in ProgramFiles.builtInIDs {
      #expect(try ProgramFiles.builtIn(id).program.id == id)
    }
  }

  @Test func `It has the 32 requirements of the specification in their order`() {
    #expect(program.requirements.map(\.id) == (tests + checks).map(\.id))
    #expect(program.requirements.count == 32)
  }

  @Test func `Each requirement has the schedule, severity and certainty of the specification`()
    throws
  {
    for row in tests + checks {
      let index = try #require(program.requirementIndex(id: row.id))
      let requirement = program.requirements[index]
      #expect(requirement.schedule == row.schedule, "\(row.id)")
      #expect(requirement.severity == row.severity, "\(row.id)")
      #expect(requirement.certainty == row.certainty, "\(row.id)")
      #expect(requirement.isOfBoxedWarning == row.isOfBoxedWarning, "\(row.id)")
      #expect(requirement.appliesTo == (row.id == "hpv-yearly" ? .female : nil), "\(row.id)")
    }
  }

  @Test func `The values of the whole set are those of the specification`() {
    #expect(
      program.surveillance
        == SurveillanceRules(
          monthsAfterLastInfusion: 48, courseGapDays: 30, openPregnancyDays: 300,
          missedStaysCurrentDays: 30, urgentAfterDays: 30, urgentAfterMissedInARow: 2,
          dueNowDays: 7, dueSoonDays: 30, businessCalendar: .unitedStatesFederal))
    #expect(program.version == "1.0.0")
    #expect(program.jurisdiction == "US")
    #expect(program.effectiveFrom == CivilDate("2014-11-14"))
    #expect(program.effectiveTo == nil)
  }

  @Test func `It knows the words of the database`() {
    let vocabulary = program.vocabulary
    #expect(
      vocabulary.formKinds == ["baseline-authorization", "patient-status", "infusion-checklist"])
    #expect(vocabulary.medicationKinds == ["corticosteroid", "antiviral"])
    #expect(
      vocabulary.historyKinds == [
        "pregnancy", "hiv", "active-infection", "live-vaccine", "varicella-immunity",
        "varicella-vaccine", "prior-campath",
      ])
    #expect(vocabulary.pregnancy == HistoryKindIndex(0))
  }

  @Test func `Forms are asked of the kinds that bear their names`() throws {
    let forms = [
      "baseline-authorization": 0, "patient-status-form": 1, "infusion-checklist": 2,
    ]
    for (id, kind) in forms {
      let index = try #require(program.requirementIndex(id: id))
      #expect(program.requirements[index].evidence == .form(FormKindIndex(kind)), "\(id)")
    }
  }

  @Test func `Every requirement says what it is, where it is written and what was chosen`() {
    for requirement in program.requirements {
      #expect(!requirement.title.isEmpty && !requirement.test.isEmpty)
      #expect(["09/2020", "03/2024"].contains(requirement.citation.revision))
      #expect(!requirement.citation.section.isEmpty)
      if requirement.certainty != .verified { #expect(!requirement.note.isEmpty) }
    }
  }
}
