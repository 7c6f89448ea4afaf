/// A treatment course: monitoring.md 3.2.
struct Course {
  let number: Int
  /// On or before the as-of day, in order; never empty.
  let infusions: [Infusion]

  var start: Day { infusions[0].infusedOn }
  var end: Day { infusions[infusions.count - 1].infusedOn }
}

/// The courses of these infusions (which are in order), by start.
func courses(of infusions: [Infusion]) -> [Course] {
  if infusions.isEmpty { return [] }
  if infusions.allSatisfy({ $0.course != nil }) { return numberedCourses(of: infusions) }
  return derivedCourses(of: infusions)
}

private func numberedCourses(of infusions: [Infusion]) -> [Course] {
  let numbers = Set(infusions.compactMap(\.course))
  let courses = numbers.map { number in
    Course(number: number, infusions: infusions.filter { $0.course == number })
  }
  return courses.sorted { $0.start < $1.start }
}

private func derivedCourses(of infusions: [Infusion]) -> [Course] {
  var groups: [[Infusion]] = []
  for infusion in infusions {
    if let before = groups.last?.last,
      !infusion.infusedOn.isMore(than: 30, daysAfter: before.infusedOn)
    {
      groups[groups.count - 1].append(infusion)
    } else {
      groups.append([infusion])
    }
  }
  return groups.enumerated().map { Course(number: $0.offset + 1, infusions: $0.element) }
}
