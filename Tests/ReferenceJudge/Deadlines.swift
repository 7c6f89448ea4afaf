/// Deadlines after a course's last infusion: monitoring.md 5.3.
extension Surveillance {
  func deadlines(_ requirement: Requirement, businessDays: Int) throws -> [Obligation] {
    let submissions = chart.evidence(of: requirement.evidence).days
    var obligations: [Obligation] = []
    for episode in episodes {
      for course in episode.courses {
        let due = try course.end.adding(businessDays: businessDays)
        let submitted = submissions.first { serves($0, course) }
        obligations.append(
          Obligation(
            requirement: requirement, episode: episode.number, opens: course.end, due: due,
            closes: nil, state: deadlineState(due: due, submittedOn: submitted),
            doneOn: submitted))
      }
    }
    return obligations
  }

  /// A form serves the latest course that started by then, if that course has ended.
  private func serves(_ submission: Day, _ course: Course) -> Bool {
    guard let latest = courses.last(where: { $0.start <= submission }) else { return false }
    return latest.start == course.start && submission >= course.end
  }

  private func deadlineState(due: Day, submittedOn: Day?) -> ObligationState {
    if let submittedOn { return submittedOn <= due ? .done : .doneLate }
    return asOf <= due ? .due : .overdue
  }
}
