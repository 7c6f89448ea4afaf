extension ObligationWriter {
  /// One obligation a course: a form within days after its last infusion. It never closes.
  func appendDeadlines(
    _ schedule: DeadlineSchedule, of requirement: Int, to obligations: inout [Obligation]
  ) throws(BeyondCalendar) {
    guard let source = program.requirements[requirement].evidence else { return }
    let days = chart.days(of: source)
    for course in chart.courses {
      let due = try dueDay(schedule, after: course.end)
      var obligation = Obligation(
        requirement: requirement, episode: course.episode, occurrence: .course(course.number),
        opensOn: course.end, dueOn: due, closesOn: nil)
      if let day = days.first(where: { serves(course, submittedOn: $0) }) {
        obligation.state = day <= due ? .done : .doneLate
        obligation.doneOn = day
      } else {
        obligation.state = asOf <= due ? .due : .overdue
      }
      obligations.append(obligation)
    }
  }

  private func dueDay(_ schedule: DeadlineSchedule, after end: CivilDate) throws(BeyondCalendar)
    -> CivilDate
  {
    guard schedule.countsBusinessDays else { return try end.adding(days: schedule.days) }
    return try program.surveillance.businessCalendar.day(schedule.days, businessDaysAfter: end)
  }

  /// A form serves the latest course begun by its day, and no course that it was early for.
  private func serves(_ course: Course, submittedOn day: CivilDate) -> Bool {
    day >= course.end && chart.courses.last { $0.start <= day }?.start == course.start
  }
}
