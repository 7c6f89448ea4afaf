// Schedules in words, for those who sign the rules off and for the pages of a report.

extension Requirement {
  /// When the requirement is owed, such as "every month, 10 days of grace".
  package func scheduleInWords(_ vocabulary: Vocabulary) -> String {
    switch schedule {
    case .baseline(let rule): rule.inWords
    case .every(let rule): rule.inWords
    case .deadline(let rule): rule.inWords
    case .point(let check): check.inWords(vocabulary)
    }
  }
}

extension BaselineSchedule {
  fileprivate var inWords: String {
    let course =
      switch courses {
      case .every: "every course"
      case .firstOfEpisode: "the first course of an episode"
      }
    guard let daysBefore else { return "at any time before \(course)" }
    return daysBefore == 0
      ? "on the first day of \(course)" : "within \(counted(daysBefore, "day")) before \(course)"
  }
}

extension PeriodicSchedule {
  fileprivate var inWords: String {
    var words = everyMonths == 1 ? "every month" : "every \(everyMonths) months"
    if let earlyDays { words += ", from \(counted(earlyDays, "day")) early" }
    words += graceDays == 0 ? ", no grace" : ", \(counted(graceDays, "day")) of grace"
    if continuesInPregnancy { words += ", on through a pregnancy" }
    return words
  }
}

extension DeadlineSchedule {
  fileprivate var inWords: String {
    "within \(counted(days, countsBusinessDays ? "business day" : "day")) after every course"
  }
}

extension PointCheck {
  fileprivate func inWords(_ vocabulary: Vocabulary) -> String {
    switch self {
    case .enrolment: "patient enrolled by the first infusion of an episode"
    case .prescriberCertification: "prescriber certified on the first day of every course"
    case .facilityCertification: "facility certified on the day of every infusion"
    case .dose(let rule): rule.inWords
    case .spacing(let rule): rule.inWords
    case .infusionTimes(let rule): rule.inWords
    case .premedication(let rule):
      "\(vocabulary.medication(rule.medication)) on the first"
        + " \(counted(rule.firstInfusions, "infusion day")) of every course"
    case .prophylaxis(let rule): rule.inWords(vocabulary)
    case .minimumAge(let years): "\(counted(years, "year")) or older at the first infusion"
    case .noOpenHistory(let kinds):
      "no \(kinds.map(vocabulary.history).joined(separator: " and no "))"
        + " on the first day of every course"
    case .noRecentHistory(let kind, let daysBefore):
      "no \(vocabulary.history(kind)) in the \(counted(daysBefore, "day")) before every course"
        + " or on its first day"
    }
  }
}

extension DoseRule {
  fileprivate var inWords: String {
    "\(counted(daysOfFirstCourse, "infusion day")) of \(plain(milligramsPerDay)) mg in course 1,"
      + " \(daysOfLaterCourses) in any other,"
      + " judged when complete or after \(counted(judgedAfterDays, "day"))"
  }
}

extension SpacingRule {
  fileprivate var inWords: String {
    let least = "\(counted(months, "month")) or more"
    guard !numbersMeasuredFromStart.isEmpty else { return "\(least) after the course before" }
    let numbers = numbersMeasuredFromStart.map(String.init).joined(separator: ", ")
    return "\(least) after the start (course \(numbers)) or the end (any other)"
      + " of the course before"
  }
}

extension InfusionTimesRule {
  fileprivate var inWords: String {
    "\(counted(atLeastMinutes, "minute")) or more from \(from.inWords) to \(to.inWords),"
      + " at every infusion; over \(implausibleAfterMinutes) is not believed"
  }
}

extension InfusionTime {
  fileprivate var inWords: String {
    switch self {
    case .started: "its start"
    case .ended: "its end"
    case .observedUntil: "the end of its observation"
    }
  }
}

extension ProphylaxisRule {
  fileprivate func inWords(_ vocabulary: Vocabulary) -> String {
    let code = vocabulary.codes[Int(recoveryCode.value)]
    return "\(vocabulary.medication(medication)) every day from the first of every course to"
      + " \(counted(monthsAfterCourse, "month")) after it, or until \(code.name) (\(code.code))"
      + " is \(plain(recoveryAtLeast)) or more, whichever is later"
  }
}

extension Vocabulary {
  fileprivate func medication(_ kind: MedicationKindIndex) -> String {
    medicationKinds[Int(kind.value)]
  }

  fileprivate func history(_ kind: HistoryKindIndex) -> String {
    historyKinds[Int(kind.value)]
  }
}

/// "1 day", "2 days".
private func counted(_ count: Int, _ unit: String) -> String {
  count == 1 ? "1 \(unit)" : "\(count) \(unit)s"
}

/// 12 as "12", 12.5 as "12.5".
private func plain(_ number: Double) -> String {
  Int(exactly: number).map(String.init) ?? "\(number)"
}
