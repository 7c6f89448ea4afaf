internal import Monitoring
internal import PatientStore

/// The test results of one patient of the bare clinic, written as they are made up.
struct BareLaboratory {
  private let courses: [ClosedRange<CivilDate>]
  private let reporting: BareReporting
  private var random: SplitMix64
  /// The cells of the next observation; those of the patient and the visit stay from row to row.
  private var row: [Cell]

  init(
    patient id: Cell, courses: [ClosedRange<CivilDate>], reportsAnalytes: Bool, random: SplitMix64
  ) {
    (self.courses, self.random) = (courses, random)
    reporting = reportsAnalytes ? .analytes : BareReporting.drawn(&self.random)
    row = [id, .null, .null, .null, .null, .text("F"), .null, .null, .null]
  }

  /// Writes the visits from before the first course to the end of surveillance.
  mutating func monitor(_ adherence: Adherence, _ writer: borrowing RowWriter) throws {
    for course in courses { try visitBefore(course, writer) }
    let last = BareSurveillance(courses: courses).lastDay
    let anchor = courses[0].lowerBound
    var latest = anchor
    for month in 1...61 {
      let day = max(latest + 1, anchor.plus(months: month) + random.within(-20...5))
      guard day <= last else { return }
      let chance = adherence.chance(
        ofVisitAfter: day.days(since: anchor), of: last.days(since: anchor))
      guard random.below(1000) < chance else { continue }
      try visit(on: day, month: month, writer)
      latest = day
    }
  }

  private mutating func visitBefore(
    _ course: ClosedRange<CivilDate>, _ writer: borrowing RowWriter
  ) throws {
    let day = course.lowerBound - random.within(21...28)
    begin(day)
    if course == courses[0] {
      try report(BareReporting.examinationsBefore, specimen: "", writer)
    } else {
      try report(["11524-6"], specimen: "", writer)
    }
    try report(reporting.bloodBefore, specimen: "B\(day.dayNumber)", writer)
    try report(reporting.urineBefore, specimen: "U\(day.dayNumber)", writer)
  }

  private mutating func visit(
    on day: CivilDate, month: Int, _ writer: borrowing RowWriter
  ) throws {
    begin(day)
    if month.isMultiple(of: 12) { try report(["21440-3", "SKIN-EXAM"], specimen: "", writer) }
    let blood =
      month.isMultiple(of: 6)
      ? reporting.bloodBefore
      : month.isMultiple(of: 3) ? reporting.bloodWithThyroid : reporting.blood
    try report(blood, specimen: "B\(day.dayNumber)", writer)
    try report(reporting.urine, specimen: "U\(day.dayNumber)", writer)
  }

  private mutating func begin(_ day: CivilDate) {
    row[1] = .day(day)
    row[4] = .instant(Instant(day + 1, secondOfDay: random.within(43_200...86_399)))
  }

  private mutating func report(
    _ codes: [String], specimen: String, _ writer: borrowing RowWriter
  ) throws {
    row[2] = .text(specimen)
    for code in codes {
      row[3] = .text(code)
      row[6] =
        BareReporting.withoutValue.contains(code)
        ? .null : .real(Double(random.within(10...990)) / 10)
      try writer.insert(row, into: .observation)
    }
  }
}
