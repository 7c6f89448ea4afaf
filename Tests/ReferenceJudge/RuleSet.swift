private let monthly = Schedule.periodic(PeriodicSchedule(everyMonths: 1, graceDays: 10))
private let yearly = Schedule.periodic(PeriodicSchedule(everyMonths: 12, graceDays: 30))

/// The requirements of `lemtrada-us`, in the order of the table: monitoring.md 6.
let lemtradaUS: [Requirement] = [
  Requirement("cbc-baseline", every(30), by: .test(cbcWithDifferential)),
  Requirement("cbc-monthly", monthly, by: .test(cbcWithDifferential)),
  Requirement("creatinine-baseline", every(30), by: .test(serumCreatinine)),
  Requirement("creatinine-monthly", monthly, by: .test(serumCreatinine)),
  Requirement("urinalysis-baseline", every(30), by: .test(urinalysisWithCellCounts)),
  Requirement("urinalysis-monthly", monthly, by: .test(urinalysisWithCellCounts)),
  Requirement("thyroid-baseline", every(30), by: .test(thyroidFunction)),
  Requirement(
    "thyroid-quarterly",
    .periodic(PeriodicSchedule(everyMonths: 3, graceDays: 14, goesOnThroughPregnancy: true)),
    by: .test(thyroidFunction)),
  Requirement("liver-baseline", first(30), by: .test(liverFunction)),
  Requirement(
    "liver-periodic", .periodic(PeriodicSchedule(everyMonths: 6, graceDays: 30)), .advisory,
    by: .test(liverFunction)),
  Requirement("upcr-baseline", first(30), by: .test(urineProteinCreatinineRatio)),
  Requirement("skin-baseline", first(365), by: .test(skinExam)),
  Requirement("skin-yearly", yearly, by: .test(skinExam)),
  Requirement("hpv-yearly", yearly, .recommended, by: .test(hpvScreening)),
  Requirement("varicella-baseline", first(nil), by: .varicella),
  Requirement("tuberculosis-baseline", first(365), by: .test(tuberculosisScreening)),
  Requirement("ecg-baseline", every(30), .advisory, by: .test(electrocardiogram)),
  Requirement("patient-enrolment", .point(.enrolment)),
  Requirement("prescriber-certification", .point(.prescriberCertification)),
  Requirement("facility-certification", .point(.facilityCertification)),
  Requirement("baseline-authorization", every(30), by: .form("baseline-authorization")),
  Requirement(
    "patient-status-form",
    .periodic(PeriodicSchedule(everyMonths: 6, graceDays: 30, earlyDays: 30)),
    by: .form("patient-status")),
  Requirement("infusion-checklist", .deadline(businessDays: 5), by: .form("infusion-checklist")),
  Requirement("dose", .point(.dose)),
  Requirement("course-spacing", .point(.courseSpacing)),
  Requirement("observation-time", .point(.observationTime)),
  Requirement("infusion-duration", .point(.infusionDuration), .advisory),
  Requirement("steroid-premedication", .point(.steroidPremedication)),
  Requirement("antiviral-prophylaxis", .point(.antiviralProphylaxis)),
  Requirement("minimum-age", .point(.minimumAge)),
  Requirement("contraindication", .point(.contraindication)),
  Requirement("live-vaccine", .point(.liveVaccine)),
]

/// A baseline of every course.
private func every(_ days: Int) -> Schedule { .baseline(days: days, of: .everyCourse) }

/// A baseline of an episode's first course.
private func first(_ days: Int?) -> Schedule { .baseline(days: days, of: .firstCourseOfEpisode) }

/// What the patient's sex says about a requirement: monitoring.md 5.7.
enum Applicability {
  case applies, notApplicable, notEvaluated
}

func applicability(of requirement: Requirement, sex: String?) -> Applicability {
  if requirement.id != "hpv-yearly" { return .applies }
  switch sex {
  case "F": return .applies
  case "M": return .notApplicable
  default: return .notEvaluated
  }
}
