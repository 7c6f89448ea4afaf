/// When a requirement is owed.
package enum Schedule: Hashable, Sendable {
  /// Once before a course.
  case baseline(BaselineSchedule)
  /// Again and again from the anchor to the end of surveillance.
  case every(PeriodicSchedule)
  /// Once after a course.
  case deadline(DeadlineSchedule)
  /// A fact that either holds on a day or does not.
  case point(PointCheck)
}

/// Which courses of an episode owe a baseline.
package enum BaselineCourses: String, Hashable, Sendable, CaseIterable {
  case every
  case firstOfEpisode = "first-of-episode"
}

/// `within N days before` a course.
package struct BaselineSchedule: Hashable, Sendable {
  /// Days before the course's first infusion, that day and the infusion's included; nil: any time.
  package var daysBefore: Int?
  package var courses: BaselineCourses

  package init(daysBefore: Int?, courses: BaselineCourses) {
    self.daysBefore = daysBefore
    self.courses = courses
  }
}

/// `every N months from the anchor until the end of surveillance`.
package struct PeriodicSchedule: Hashable, Sendable {
  package var everyMonths: Int
  /// Days after the due day on which a late test still counts for its period, inclusive.
  package var graceDays: Int
  /// Days before the due day from which a test counts, inclusive; nil: from the day after the
  /// previous due day.
  package var earlyDays: Int?
  /// Whether periods due after the end are owed while their due day lies in a pregnancy.
  package var continuesInPregnancy: Bool

  package init(everyMonths: Int, graceDays: Int, earlyDays: Int?, continuesInPregnancy: Bool) {
    self.everyMonths = everyMonths
    self.graceDays = graceDays
    self.earlyDays = earlyDays
    self.continuesInPregnancy = continuesInPregnancy
  }
}

/// `within N days after` a course's last infusion.
package struct DeadlineSchedule: Hashable, Sendable {
  package var days: Int
  /// Whether `days` are business days.
  package var countsBusinessDays: Bool

  package init(days: Int, countsBusinessDays: Bool) {
    self.days = days
    self.countsBusinessDays = countsBusinessDays
  }
}

/// A fact that is checked on one day.
package enum PointCheck: Hashable, Sendable {
  /// Enrolled on or before an episode's first infusion.
  case enrolment
  /// The responsible prescriber is certified on a course's first day.
  case prescriberCertification
  /// The infusing facility is certified on each infusion's day.
  case facilityCertification
  /// Number of infusion days of a course, and the dose of each.
  case dose(DoseRule)
  /// Months from the course before.
  case spacing(SpacingRule)
  /// Minutes between two times of an infusion.
  case infusionTimes(InfusionTimesRule)
  /// A medication on each of a course's first infusion days.
  case premedication(PremedicationRule)
  /// A medication without a break until a laboratory count has recovered.
  case prophylaxis(ProphylaxisRule)
  /// Age in completed years at the first infusion.
  case minimumAge(years: Int)
  /// No history row of these kinds open on a course's first day.
  case noOpenHistory([HistoryKindIndex])
  /// No history row of this kind begun in the days before a course, both ends included.
  case noRecentHistory(HistoryKindIndex, daysBefore: Int)
}

/// How many infusion days a course has and what is given on each.
package struct DoseRule: Hashable, Sendable {
  package var milligramsPerDay: Double
  /// Infusion days of the course numbered 1.
  package var daysOfFirstCourse: Int
  /// Infusion days of any other course.
  package var daysOfLaterCourses: Int
  /// Days after the course's last infusion, exclusive, from which a short course is judged.
  package var judgedAfterDays: Int

  package init(
    milligramsPerDay: Double, daysOfFirstCourse: Int, daysOfLaterCourses: Int, judgedAfterDays: Int
  ) {
    self.milligramsPerDay = milligramsPerDay
    self.daysOfFirstCourse = daysOfFirstCourse
    self.daysOfLaterCourses = daysOfLaterCourses
    self.judgedAfterDays = judgedAfterDays
  }
}

/// How far apart courses are.
package struct SpacingRule: Hashable, Sendable {
  package var months: Int
  /// The course numbers measured from the start of the course before; others from its end.
  package var numbersMeasuredFromStart: [Int]

  package init(months: Int, numbersMeasuredFromStart: [Int]) {
    self.months = months
    self.numbersMeasuredFromStart = numbersMeasuredFromStart
  }
}

/// A time of an infusion's record.
package enum InfusionTime: String, Hashable, Sendable, CaseIterable {
  case started
  case ended
  case observedUntil = "observed-until"
}

/// Least minutes between two times of an infusion.
package struct InfusionTimesRule: Hashable, Sendable {
  package var from: InfusionTime
  package var to: InfusionTime
  /// Inclusive.
  package var atLeastMinutes: Int
  /// A longer span is taken for a slip of the pen, not for a time.
  package var implausibleAfterMinutes: Int

  package init(
    from: InfusionTime, to: InfusionTime, atLeastMinutes: Int, implausibleAfterMinutes: Int
  ) {
    self.from = from
    self.to = to
    self.atLeastMinutes = atLeastMinutes
    self.implausibleAfterMinutes = implausibleAfterMinutes
  }
}

/// A medication on each of the first infusion days of a course.
package struct PremedicationRule: Hashable, Sendable {
  package var medication: MedicationKindIndex
  package var firstInfusions: Int

  package init(medication: MedicationKindIndex, firstInfusions: Int) {
    self.medication = medication
    self.firstInfusions = firstInfusions
  }
}

/// A medication every day from a course's start until it may stop.
package struct ProphylaxisRule: Hashable, Sendable {
  package var medication: MedicationKindIndex
  /// At least to this many months after the course's last infusion, inclusive.
  package var monthsAfterCourse: Int
  /// The laboratory count that ends it.
  package var recoveryCode: CodeIndex
  /// The least count that is a recovery.
  package var recoveryAtLeast: Double

  package init(
    medication: MedicationKindIndex, monthsAfterCourse: Int, recoveryCode: CodeIndex,
    recoveryAtLeast: Double
  ) {
    self.medication = medication
    self.monthsAfterCourse = monthsAfterCourse
    self.recoveryCode = recoveryCode
    self.recoveryAtLeast = recoveryAtLeast
  }
}
