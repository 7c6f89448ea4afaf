extension Chart {
  /// Groups the counted infusions into courses and the courses into episodes.
  ///
  /// Throws where the end of an episode lies beyond the calendar.
  mutating func findCourses(_ rules: SurveillanceRules) throws(BeyondCalendar) {
    let isNumbered = !infusions.isEmpty && infusions.allSatisfy { $0.course != nil }
    if isNumbered { groupByGivenNumber() } else { groupByGaps(of: rules.courseGapDays) }
    try groupIntoEpisodes(monthsAfterLastInfusion: rules.monthsAfterLastInfusion)
  }

  private mutating func groupByGivenNumber() {
    for infusion in infusions {
      let number = infusion.course ?? 0
      if let index = courses.firstIndex(where: { $0.number == number }) {
        courses[index].append(infusion)
      } else {
        courses.append(Course(number: number, first: infusion))
      }
    }
  }

  private mutating func groupByGaps(of days: Int) {
    for infusion in infusions {
      if let last = courses.last, infusion.infusedOn.days(since: last.end) <= days {
        courses[courses.count - 1].append(infusion)
      } else {
        courses.append(Course(number: courses.count + 1, first: infusion))
      }
    }
  }

  /// A course that starts on or before the end of an episode belongs to it and can move its end
  /// on, never its anchor; one that starts later opens a new episode.
  private mutating func groupIntoEpisodes(monthsAfterLastInfusion months: Int)
    throws(BeyondCalendar)
  {
    for index in courses.indices {
      let course = courses[index]
      let end = try course.end.adding(months: months)
      if let episode = episodes.last, course.start <= episode.end {
        let last = episodes.count - 1
        episodes[last].end = max(episode.end, end)
        episodes[last].lastInfusionOn = max(episode.lastInfusionOn, course.end)
      } else {
        episodes.append(Episode(anchor: course.start, lastInfusionOn: course.end, end: end))
        courses[index].opensEpisode = true
      }
      courses[index].episode = episodes.count
    }
  }

  /// Course numbers that contradict the dates; the courses are judged as given all the same.
  func courseFindings(_ rules: SurveillanceRules, patient: Int64?) -> [Finding] {
    guard infusions.allSatisfy({ $0.course != nil }) else { return [] }
    var findings: [Finding] = []
    func add(_ problem: Problem, _ day: CivilDate) {
      findings.append(
        Finding(
          table: "infusion", patientID: patient, key: "infused_on=\(day)", column: "course",
          problem: problem))
    }
    for (earlier, later) in zip(infusions, infusions.dropFirst())
    where (earlier.course ?? 0) > (later.course ?? 0) {
      add(.courseNumbersOutOfOrder, later.infusedOn)
    }
    for course in courses {
      if course.number < 1 { add(.courseNumberNotPositive, course.start) }
      for (earlier, later) in zip(course.infusions, course.infusions.dropFirst())
      where later.infusedOn.days(since: earlier.infusedOn) > rules.courseGapDays {
        add(.courseTooLong, later.infusedOn)
      }
    }
    return findings
  }
}

extension Course {
  fileprivate init(number: Int, first: InfusionRow) {
    self.init(
      number: number, start: first.infusedOn, end: first.infusedOn, infusions: [first],
      episode: 0, opensEpisode: false)
  }

  fileprivate mutating func append(_ infusion: InfusionRow) {
    infusions.append(infusion)
    end = infusion.infusedOn
  }
}
