extension ObligationWriter {
  /// The responsible prescriber is certified on the course's first day.
  func prescriberFinding(_ course: Course) -> PointFinding {
    let prescriber = chart.assignment(on: course.start)?.prescriber
    return certificationFinding(
      prescriber.map { directory.prescribers[Int($0.value)] }, on: course.start)
  }

  /// The infusing facility is certified on the infusion's day.
  func facilityFinding(_ infusion: InfusionRow) -> PointFinding {
    certificationFinding(
      infusion.facility.map { directory.facilities[Int($0.value)] }, on: infusion.infusedOn)
  }

  private func certificationFinding(_ holder: CertifiedHolder?, on day: CivilDate) -> PointFinding {
    let isRecorded = holder?.certifications.contains { $0.certifiedOn <= asOf } ?? false
    guard let holder, isRecorded else { return .missed(.notRecorded) }
    return PointFinding(holder.isCertified(on: day), orMissed: .notCertified)
  }

  /// The number of infusion days and the dose of each, once the course is full or over.
  func doseFinding(_ rule: DoseRule, _ course: Course) throws(BeyondCalendar) -> PointFinding {
    let (found, expected) = (course.infusions.count, expectedDays(rule, course))
    let isOver = try asOf > course.end.adding(days: rule.judgedAfterDays)
    guard isOver || found >= expected else { return PointFinding(state: .upcoming) }
    let doses = course.infusions.map(\.doseMilligrams)
    if doses.contains(nil) { return .missed(.notRecorded) }
    guard found == expected else {
      return .missed(.wrongInfusionCount(found: found, expected: expected))
    }
    return PointFinding(
      doses.allSatisfy { $0 == rule.milligramsPerDay }, orMissed: .wrongDose)
  }

  /// The first day on which the dose was judged: the course was full, or seemed over. Infusions
  /// that came later under the same number do not make it a later day.
  func firstJudgedOn(_ rule: DoseRule, _ course: Course) throws(BeyondCalendar) -> CivilDate {
    let expected = expectedDays(rule, course)
    for (index, infusion) in course.infusions.enumerated() {
      if index + 1 >= expected { return infusion.infusedOn }
      let seemsOver = try infusion.infusedOn.adding(days: rule.judgedAfterDays + 1)
      let next = course.infusions.dropFirst(index + 1).first?.infusedOn
      if next.map({ $0 > seemsOver }) ?? true { return seemsOver }
    }
    return course.end
  }

  private func expectedDays(_ rule: DoseRule, _ course: Course) -> Int {
    course.number == 1 ? rule.daysOfFirstCourse : rule.daysOfLaterCourses
  }

  /// The months between a course and the one before it by date.
  func spacingFinding(_ rule: SpacingRule, _ course: Course, after previous: Course)
    throws(BeyondCalendar) -> PointFinding
  {
    let isFromStart = rule.numbersMeasuredFromStart.contains(course.number)
    let from = isFromStart ? previous.start : previous.end
    let earliest = try from.adding(months: rule.months)
    return PointFinding(course.start >= earliest, orMissed: .tooEarly(earliest: earliest))
  }

  /// None of the kinds is open on the course's first day.
  func openHistoryFinding(_ kinds: [HistoryKindIndex], _ course: Course) -> PointFinding {
    let open = chart.histories.first { row in
      kinds.contains(row.kind) && row.startedOn <= course.start
        && course.start <= row.endedOn ?? .last
    }
    return open.map { .missed(.openHistory($0.kind, since: $0.startedOn)) } ?? .done
  }

  /// Nothing of the kind began in the days before the course, both ends included.
  func recentHistoryFinding(_ kind: HistoryKindIndex, _ daysBefore: Int, _ course: Course)
    -> PointFinding
  {
    let window = course.start.goingBack(days: daysBefore)...course.start
    let recent = chart.histories.first { $0.kind == kind && window.contains($0.startedOn) }
    return recent.map { .missed(.recentHistory(kind, on: $0.startedOn)) } ?? .done
  }
}
