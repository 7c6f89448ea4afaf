/// One line of the rule set's table: monitoring.md 6.
struct Requirement: Sendable {
  let id: String
  let schedule: Schedule
  let severity: Severity
  let evidence: EvidenceSource

  init(
    _ id: String, _ schedule: Schedule, _ severity: Severity = .required,
    by evidence: EvidenceSource = .none
  ) {
    self.id = id
    self.schedule = schedule
    self.severity = severity
    self.evidence = evidence
  }

  /// CBC, creatinine, urinalysis and skin exam (5.6).
  var isTestOfTheBoxedWarning: Bool {
    ["cbc-", "creatinine-", "urinalysis-", "skin-"].contains { id.hasPrefix($0) }
  }

  var isProphylaxis: Bool { id == "antiviral-prophylaxis" }
}

enum Severity {
  case required, recommended, advisory
}

enum EvidenceSource: Sendable {
  case none
  case test(EvidenceDefinition)
  case form(String)
  /// Antibodies, or a history of the disease or of its vaccination.
  case varicella
}

enum Schedule: Sendable {
  /// Within `days` before a course; nil: any time (5.1).
  case baseline(days: Int?, of: CoursesWithBaseline)
  case periodic(PeriodicSchedule)
  /// Within business days after a course's last infusion (5.3).
  case deadline(businessDays: Int)
  case point(PointCheck)
}

enum CoursesWithBaseline {
  case everyCourse, firstCourseOfEpisode
}

/// monitoring.md 5.2.
struct PeriodicSchedule: Sendable {
  let everyMonths: Int
  let graceDays: Int
  /// How long before the due day a period opens; nil: the day after the previous due day.
  var earlyDays: Int? = nil
  /// Whether obligations due after the end exist while due lies in a pregnancy.
  var goesOnThroughPregnancy = false
}

enum PointCheck {
  case enrolment, prescriberCertification, facilityCertification, dose, courseSpacing
  case observationTime, infusionDuration, steroidPremedication, antiviralProphylaxis
  case minimumAge, contraindication, liveVaccine
}
