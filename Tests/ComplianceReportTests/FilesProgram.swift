import Monitoring

/// A rule set with a requirement of each kind that a file treats differently.
enum FilesProgram {
  /// Places of its requirements.
  static let (monthly, baseline, advisory, prophylaxis) = (0, 1, 2, 3)
  static let asOf = day("2026-11-22")

  static let value = Program(
    id: "small", title: "A small programme", version: "1", jurisdiction: "-",
    effectiveFrom: .first, effectiveTo: nil,
    surveillance: SurveillanceRules(
      monthsAfterLastInfusion: 48, courseGapDays: 30, openPregnancyDays: 300,
      missedStaysCurrentDays: 30, urgentAfterDays: 30, urgentAfterMissedInARow: 2, dueNowDays: 7,
      dueSoonDays: 30, businessCalendar: .unitedStatesFederal),
    vocabulary: Vocabulary(
      codes: [ObservationCode(code: "panel", name: "Panel", certainty: .policy)], formKinds: [],
      medicationKinds: ["antiviral"], historyKinds: ["pregnancy", "@hiv"],
      pregnancy: HistoryKindIndex(0)),
    evidence: [
      EvidenceDefinition(
        name: "test", panels: [CodeIndex(0)], components: [], partial: [],
        incompleteReason: "=incomplete", histories: [])
    ],
    requirements: [
      requirement("monthly", "Monthly test", every(1, graceDays: 10), isOfBoxedWarning: true),
      requirement(
        "baseline", "Baseline test",
        .baseline(BaselineSchedule(daysBefore: 30, courses: .every))),
      requirement("advisory", "+Advised test", every(6, graceDays: 30), .advisory),
      requirement("prophylaxis", "Prophylaxis", .point(.prophylaxis(prophylaxisRule))),
    ])

  /// The surveillance of a patient treated a year before the as-of day.
  static let episode: Episode = {
    var record = PatientRecord()
    record.infusions = [
      InfusionRow(infusedOn: day("2025-11-22"), recordedAt: Instant(endOf: day("2025-11-22")))
    ]
    guard let episode = judged(record).currentEpisode else { fatalError("no episode") }
    return episode
  }()

  static func judged(_ record: PatientRecord) -> PatientJudgement {
    var judge = Judge(program: value, asOf: asOf)
    var judgement = PatientJudgement()
    judge.judge(record, directory: Directory(), into: &judgement)
    return judgement
  }

  static func day(_ text: String) -> CivilDate {
    guard let day = CivilDate(text) else { fatalError("the sample holds no day \(text)") }
    return day
  }

  private static let prophylaxisRule = ProphylaxisRule(
    medication: MedicationKindIndex(0), monthsAfterCourse: 2, recoveryCode: CodeIndex(0),
    recoveryAtLeast: 200)

  private static func every(_ months: Int, graceDays: Int) -> Schedule {
    .every(
      PeriodicSchedule(
        everyMonths: months, graceDays: graceDays, earlyDays: nil, continuesInPregnancy: false))
  }

  private static func requirement(
    _ id: String, _ test: String, _ schedule: Schedule, _ severity: Severity = .required,
    isOfBoxedWarning: Bool = false
  ) -> Requirement {
    Requirement(
      id: id, title: test, test: test, schedule: schedule, evidence: .test(EvidenceIndex(0)),
      appliesTo: nil, severity: severity, isOfBoxedWarning: isOfBoxedWarning,
      citation: Citation(document: "@Label", section: "2.6", revision: "2024"),
      certainty: .policy, note: "")
  }
}
