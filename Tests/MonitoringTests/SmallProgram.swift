import Monitoring
import Testing

/// A rule set that names no drug, with one requirement of each kind of schedule, and the records
/// that tests judge by it.
enum SmallProgram {
  /// Codes by place: a panel, the two analytes it stands for, and one that is close.
  static let panel = CodeIndex(0)
  static let analytes = [CodeIndex(1), CodeIndex(2)]
  static let partial = CodeIndex(3)

  /// Places of its requirements.
  static let (monthly, baseline, form, dose, screening) = (0, 1, 2, 3, 4)

  static let program = Program(
    id: "small", title: "A small programme", version: "1", jurisdiction: "-",
    effectiveFrom: .first, effectiveTo: nil, surveillance: surveillance, vocabulary: vocabulary,
    evidence: [evidence],
    requirements: [
      requirement(
        "monthly",
        .every(
          PeriodicSchedule(
            everyMonths: 1, graceDays: 10, earlyDays: nil, continuesInPregnancy: false)),
        .test(EvidenceIndex(0)), isOfBoxedWarning: true),
      requirement(
        "baseline", .baseline(BaselineSchedule(daysBefore: 30, courses: .every)),
        .test(EvidenceIndex(0))),
      requirement(
        "form", .deadline(DeadlineSchedule(days: 5, countsBusinessDays: false)),
        .form(FormKindIndex(0))),
      requirement("dose", .point(.dose(doseRule)), nil),
      requirement(
        "screening",
        .every(
          PeriodicSchedule(
            everyMonths: 12, graceDays: 30, earlyDays: nil, continuesInPregnancy: true)),
        .test(EvidenceIndex(0)), .recommended, appliesTo: .female),
    ])

  private static let doseRule = DoseRule(
    milligramsPerDay: 12, daysOfFirstCourse: 2, daysOfLaterCourses: 1, judgedAfterDays: 30)

  private static let surveillance = SurveillanceRules(
    monthsAfterLastInfusion: 48, courseGapDays: 30, openPregnancyDays: 300,
    missedStaysCurrentDays: 30, urgentAfterDays: 30, urgentAfterMissedInARow: 2, dueNowDays: 7,
    dueSoonDays: 30, businessCalendar: .unitedStatesFederal)

  private static let vocabulary = Vocabulary(
    codes: ["panel", "one", "two", "close"].map {
      ObservationCode(code: $0, name: $0, certainty: .policy)
    },
    formKinds: ["form"], medicationKinds: ["medicine"], historyKinds: ["pregnancy"],
    pregnancy: HistoryKindIndex(0))

  private static let evidence = EvidenceDefinition(
    name: "test", panels: [panel],
    components: [
      ComponentGroup(name: "one", codes: [analytes[0]]),
      ComponentGroup(name: "two", codes: [analytes[1]]),
    ],
    partial: [partial], incompleteReason: "incomplete", histories: [])

  private static func requirement(
    _ id: String, _ schedule: Schedule, _ evidence: EvidenceSource?,
    _ severity: Severity = .required, appliesTo: Sex? = nil, isOfBoxedWarning: Bool = false
  ) -> Requirement {
    Requirement(
      id: id, title: id, test: id, schedule: schedule, evidence: evidence, appliesTo: appliesTo,
      severity: severity, isOfBoxedWarning: isOfBoxedWarning,
      citation: Citation(document: "-", section: "-", revision: "-"), certainty: .policy, note: "")
  }
}

extension PatientRecord {
  /// A woman with these infusions, each recorded on its own day and given 12 mg.
  init(infusions days: [String], courses: [Int]? = nil) throws {
    self.init()
    identity.id = 1
    identity.sex = .female
    for (index, text) in days.enumerated() {
      let day = try day(text)
      infusions.append(
        InfusionRow(
          infusedOn: day, recordedAt: Instant(endOf: day), course: courses?[index],
          doseMilligrams: 12))
    }
  }

  mutating func addPanel(on text: String) throws {
    observations.append(
      ObservationRow(
        collectedOn: try day(text), specimen: 0, code: SmallProgram.panel, status: .counts,
        hasValue: false, number: .nan))
  }

  /// Judged by the small programme.
  func judged(asOf text: String) throws -> PatientJudgement {
    var judge = Judge(program: SmallProgram.program, asOf: try day(text))
    var judgement = PatientJudgement()
    judge.judge(self, directory: Directory(), into: &judgement)
    return judgement
  }
}

extension PatientJudgement {
  func obligations(of requirement: Int) -> [Obligation] {
    obligations.filter { $0.requirement == requirement }
  }
}
