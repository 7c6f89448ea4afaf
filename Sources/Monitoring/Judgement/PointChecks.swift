/// What a point check found.
struct PointFinding {
  var state: ObligationState
  var reason: Reason?

  static let done = PointFinding(state: .done)

  static func missed(_ reason: Reason) -> PointFinding {
    PointFinding(state: .missed, reason: reason)
  }

  /// Done where it holds, else missed for the reason.
  init(_ holds: Bool, orMissed reason: Reason) {
    self = holds ? .done : .missed(reason)
  }

  init(state: ObligationState, reason: Reason? = nil) {
    self.state = state
    self.reason = reason
  }
}

extension ObligationWriter {
  /// The obligations of a check: one per episode, course, infusion or patient.
  func appendChecks(
    _ check: PointCheck, of requirement: Int, to judgement: inout PatientJudgement
  ) throws(BeyondCalendar) {
    switch check {
    case .enrolment: appendEnrolments(of: requirement, to: &judgement.obligations)
    case .minimumAge(let years):
      try appendAge(years, of: requirement, to: &judgement.obligations)
    case .facilityCertification, .infusionTimes, .premedication:
      for course in chart.courses {
        appendInfusionChecks(check, in: course, of: requirement, to: &judgement)
      }
    case .prescriberCertification, .dose, .spacing, .prophylaxis, .noOpenHistory,
      .noRecentHistory:
      for index in chart.courses.indices {
        try appendCourseCheck(check, ofCourseAt: index, requirement, to: &judgement.obligations)
      }
    }
  }

  /// A point check's obligation: it opens, is due and closes on one day.
  func pointObligation(
    _ requirement: Int, episode: Int, _ occurrence: Occurrence, on day: CivilDate,
    _ finding: PointFinding
  ) -> Obligation {
    var obligation = Obligation(
      requirement: requirement, episode: episode, occurrence: occurrence, opensOn: day, dueOn: day,
      closesOn: day)
    obligation.state = finding.state
    obligation.reason = finding.reason
    obligation.doneOn = finding.state == .done ? day : nil
    obligation.staysCurrentUntil = staysCurrent(from: day)
    return obligation
  }

  private func appendEnrolments(of requirement: Int, to obligations: inout [Obligation]) {
    for (index, episode) in chart.episodes.enumerated() {
      let enrolled = record.identity.enrolledOn
      let finding =
        enrolled.map { PointFinding($0 <= episode.anchor, orMissed: .enrolledLate(on: $0)) }
        ?? .missed(.notRecorded)
      var obligation = pointObligation(
        requirement, episode: index + 1, .patient, on: episode.anchor, finding)
      // Current until the day of enrolment: from then on nothing is left to be done.
      obligation.staysCurrentUntil = enrolled.map { $0.goingBack(days: 1) }
      obligations.append(obligation)
    }
  }

  private func appendAge(_ years: Int, of requirement: Int, to obligations: inout [Obligation])
    throws(BeyondCalendar)
  {
    guard let first = chart.infusions.first?.infusedOn else { return }
    var finding = PointFinding.missed(.notRecorded)
    if let birth = record.identity.birthDate {
      finding = PointFinding(try birth.adding(months: 12 * years) <= first, orMissed: .tooYoung)
    }
    obligations.append(pointObligation(requirement, episode: 1, .patient, on: first, finding))
  }

  private func appendInfusionChecks(
    _ check: PointCheck, in course: Course, of requirement: Int,
    to judgement: inout PatientJudgement
  ) {
    for (index, infusion) in course.infusions.enumerated() {
      let finding: PointFinding
      switch check {
      case .facilityCertification: finding = facilityFinding(infusion)
      case .infusionTimes(let rule): finding = timesFinding(rule, infusion, &judgement.findings)
      case .premedication(let rule):
        guard index < rule.firstInfusions else { return }
        finding = premedicationFinding(rule, infusion)
      default: return
      }
      judgement.obligations.append(
        pointObligation(
          requirement, episode: course.episode,
          .infusion(course: course.number, day: index + 1), on: infusion.infusedOn, finding))
    }
  }

  private func appendCourseCheck(
    _ check: PointCheck, ofCourseAt index: Int, _ requirement: Int,
    to obligations: inout [Obligation]
  ) throws(BeyondCalendar) {
    let course = chart.courses[index]
    let finding: PointFinding
    var staysCurrentUntil: CivilDate? = staysCurrent(from: course.start)
    switch check {
    case .prescriberCertification: finding = prescriberFinding(course)
    case .noOpenHistory(let kinds): finding = openHistoryFinding(kinds, course)
    case .noRecentHistory(let kind, let days): finding = recentHistoryFinding(kind, days, course)
    case .dose(let rule):
      finding = try doseFinding(rule, course)
      staysCurrentUntil = try staysCurrent(from: firstJudgedOn(rule, course))
    case .spacing(let rule):
      guard index > 0 else { return }
      finding = try spacingFinding(rule, course, after: chart.courses[index - 1])
    case .prophylaxis(let rule):
      let span = try prophylaxisSpan(rule, course)
      finding = prophylaxisFinding(rule, span, course)
      staysCurrentUntil = span.end
    default: return
    }
    var obligation = pointObligation(
      requirement, episode: course.episode, .course(course.number), on: course.start, finding)
    obligation.staysCurrentUntil = staysCurrentUntil
    obligations.append(obligation)
  }
}
