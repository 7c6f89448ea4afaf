/// A stretch of surveillance: monitoring.md 3.3.
struct Episode {
  /// From 1.
  let number: Int
  /// The start of its first course.
  let anchor: Day
  /// 48 months after its last infusion.
  var end: Day
  /// By start.
  var courses: [Course]
  /// The anchor of the episode after it.
  var nextAnchor: Day?
}

/// The episodes of these courses (which are by start).
func episodes(of courses: [Course]) throws -> [Episode] {
  var episodes: [Episode] = []
  for course in courses {
    let endOfCourse = try course.end.adding(months: 48)
    let current = episodes.count - 1
    if current >= 0, course.start <= episodes[current].end {
      episodes[current].courses.append(course)
      episodes[current].end = max(episodes[current].end, endOfCourse)
      continue
    }
    if current >= 0 { episodes[current].nextAnchor = course.start }
    episodes.append(
      Episode(
        number: episodes.count + 1, anchor: course.start, end: endOfCourse, courses: [course]))
  }
  return episodes
}

/// A pregnancy, both days included.
struct Pregnancy {
  let start: Day
  let end: Day

  func includes(_ day: Day) -> Bool { start <= day && day <= end }
}

extension Chart {
  /// Every pregnancy on record; one without an end lasts 300 days (5.2).
  func pregnancies() throws -> [Pregnancy] {
    try histories.filter { $0.kind == "pregnancy" }.map { span in
      let end = try span.endedOn ?? span.startedOn.adding(days: 300)
      return Pregnancy(start: span.startedOn, end: end)
    }
  }
}
