internal import Monitoring
internal import PatientStore

/// What belongs to the courses of one patient of the bare clinic besides infusions and tests.
struct BareCare {
  private let id: Cell
  private let courses: [ClosedRange<CivilDate>]
  private let adherence: Adherence

  init(patient id: Cell, courses: [ClosedRange<CivilDate>], adherence: Adherence) {
    (self.id, self.courses, self.adherence) = (id, courses, adherence)
  }

  func write(_ random: inout SplitMix64, _ writer: borrowing RowWriter) throws {
    for course in courses {
      try submit("baseline-authorization", on: course.lowerBound - random.within(2...27), writer)
      try submit("infusion-checklist", on: (course.upperBound + 2).onWeekday, writer)
      try take(
        "corticosteroid", "methylprednisolone 1 g IV",
        from: course.lowerBound, to: course.lowerBound + 2, writer)
      try take(
        "antiviral", "acyclovir 200 mg twice daily", from: course.lowerBound,
        to: course.upperBound.plus(months: 2) + random.within(2...25), writer)
    }
    try writeStatusForms(&random, writer)
  }

  private func writeStatusForms(_ random: inout SplitMix64, _ writer: borrowing RowWriter) throws {
    let last = BareSurveillance(courses: courses).lastDay
    let (anchor, length) = (courses[0].lowerBound, last.days(since: courses[0].lowerBound))
    for month in stride(from: 6, through: 60, by: 6) {
      let day = anchor.plus(months: month) - random.within(0...27)
      guard day <= last else { return }
      let chance = adherence.chance(ofVisitAfter: day.days(since: anchor), of: length)
      if random.below(1000) < chance { try submit("patient-status", on: day, writer) }
    }
  }

  private func submit(_ kind: String, on day: CivilDate, _ writer: borrowing RowWriter) throws {
    try writer.insert(
      [id, .text(kind), .day(day), .instant(Instant(day, secondOfDay: 61_200)), .integer(0)],
      into: .form)
  }

  private func take(
    _ kind: String, _ product: String, from first: CivilDate, to last: CivilDate,
    _ writer: borrowing RowWriter
  ) throws {
    let recorded = Instant(last, secondOfDay: 61_200)
    try writer.insert(
      [id, .text(kind), .text(product), .day(first), .instant(recorded), .day(last)],
      into: .medication)
  }
}

/// How long a patient of the bare clinic is followed.
struct BareSurveillance {
  /// Until 48 months after the last infusion, or the day the clinic is asked about.
  let lastDay: CivilDate

  init(courses: [ClosedRange<CivilDate>]) {
    let end = courses.last.map { $0.upperBound.plus(months: 48) } ?? .last
    lastDay = min(end, DemoClinic.asOf)
  }
}
