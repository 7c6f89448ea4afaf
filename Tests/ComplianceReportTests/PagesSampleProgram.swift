import Monitoring

/// A rule set small enough to read and large enough to fill every table.
enum SampleProgram {
  static let value = Program(
    id: "lemtrada-us", title: "LEMTRADA REMS monitoring, United States", version: "1.2.0",
    jurisdiction: "United States", effectiveFrom: day("2020-09-01"), effectiveTo: nil,
    surveillance: SurveillanceRules(
      monthsAfterLastInfusion: 48, courseGapDays: 30, openPregnancyDays: 300,
      missedStaysCurrentDays: 30, urgentAfterDays: 30, urgentAfterMissedInARow: 2, dueNowDays: 7,
      dueSoonDays: 30, businessCalendar: .unitedStatesFederal),
    vocabulary: Vocabulary(
      codes: [
        code("57021-8", "CBC W Auto Differential panel"), code("6690-2", "Leukocytes"),
        code("777-3", "Platelets"), code("58410-2", "CBC panel without differential"),
      ], formKinds: ["patient-status"], medicationKinds: ["antiviral"],
      historyKinds: ["pregnancy"], pregnancy: HistoryKindIndex(0)),
    evidence: [
      EvidenceDefinition(
        name: "cbc-with-differential", panels: [CodeIndex(0)],
        components: [
          ComponentGroup(name: "leukocytes", codes: [CodeIndex(1)]),
          ComponentGroup(name: "platelets", codes: [CodeIndex(2)]),
        ], partial: [CodeIndex(3)], incompleteReason: "no-differential", histories: [])
    ],
    requirements: requirements)

  static func day(_ text: String) -> CivilDate {
    guard let day = CivilDate(text) else { fatalError("the sample holds no day \(text)") }
    return day
  }

  private static func code(_ code: String, _ name: String) -> ObservationCode {
    ObservationCode(code: code, name: name, certainty: .verified)
  }

  private static let requirements: [Requirement] = [
    monthly("cbc-monthly", "Complete blood count with differential", "CBC with differential"),
    monthly("creatinine-monthly", "Serum creatinine", "Serum creatinine"),
    monthly(
      "urinalysis-monthly", "Urinalysis with urine cell counts", "Urinalysis with cell counts"),
    every(
      3, "thyroid-quarterly", "Thyroid function (TSH), every 3 months", "TSH", section: "2.6, 5.8"),
    every(
      6, "liver-periodic", "ALT, AST and total bilirubin, every 6 months", "Liver function",
      severity: .advisory, section: "5.10", certainty: .policy,
      note: "The label says “periodically”; six months is ours."),
    every(
      12, "skin-yearly", "Skin exam, every year", "Skin exam", isBoxed: true,
      section: "boxed warning, 5.4"),
    every(
      12, "hpv-yearly", "HPV screening, every year", "HPV screening", severity: .recommended,
      section: "5.17", appliesTo: .female),
    every(
      6, "patient-status-form", "Patient Status Form, every 6 months", "Patient Status Form",
      section: "REMS document", certainty: .unverified,
      note: "Window from memory: confirm it against the REMS document."),
    point("facility-certification", "Infusing facility certified", .facilityCertification),
    point("minimum-age", "17 years or older at the first infusion", .minimumAge(years: 17)),
  ]

  private static func monthly(_ id: String, _ title: String, _ test: String) -> Requirement {
    every(1, id, title + ", every month", test, isBoxed: true, section: "boxed warning, 2.6, 5.1")
  }

  private static func every(
    _ months: Int, _ id: String, _ title: String, _ test: String,
    severity: Severity = .required, isBoxed: Bool = false, section: String,
    certainty: Certainty = .verified, note: String = "", appliesTo: Sex? = nil
  ) -> Requirement {
    Requirement(
      id: id, title: title, test: test,
      schedule: .every(
        PeriodicSchedule(
          everyMonths: months, graceDays: 10, earlyDays: nil, continuesInPregnancy: false)),
      evidence: .test(EvidenceIndex(0)), appliesTo: appliesTo, severity: severity,
      isOfBoxedWarning: isBoxed,
      citation: Citation(
        document: "LEMTRADA prescribing information", section: section, revision: "2024-05"),
      certainty: certainty, note: note)
  }

  private static func point(_ id: String, _ title: String, _ check: PointCheck) -> Requirement {
    Requirement(
      id: id, title: title, test: title, schedule: .point(check), evidence: nil, appliesTo: nil,
      severity: .required, isOfBoxedWarning: false,
      citation: Citation(
        document: "LEMTRADA prescribing information", section: "8.4", revision: "2024-05"),
      certainty: .verified, note: "")
  }
}
