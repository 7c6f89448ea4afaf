internal import Monitoring
internal import PatientStore

/// A clinic of plain records, as large as wanted: nothing of it is kept in memory.
///
/// Every patient has one or two courses with all that belongs to them and is followed until 48
/// months after the last, with about 220 observations, or about 2,000 where every analyte is a row;
/// adherence has the shape of the realistic clinic. Nothing is entered wrong, or twice, or corrected.
struct BareClinic {
  private static let seed: UInt64 = 0x4241_5245
  private static let patientsPerTransaction = 2000
  private static let firstCourses = CivilDate.day(2019, 1, 7)...CivilDate.day(2022, 6, 6)

  /// Whether laboratories report every analyte as a row of its own, and no panels.
  let reportsAnalytes: Bool
  private let staff = Staff()

  init(reportsAnalytes: Bool) {
    self.reportsAnalytes = reportsAnalytes
  }

  func write(patients: Int, into builder: borrowing DatabaseBuilder) throws(StoreError) {
    try builder.transaction { writer in
      try staff.write(to: writer)
      try Certifications(of: staff).write(to: writer)
    }
    for first in stride(from: 0, to: patients, by: Self.patientsPerTransaction) {
      let last = min(first + Self.patientsPerTransaction, patients)
      try builder.transaction { writer in
        for number in first..<last { try write(patient: number, to: writer) }
      }
    }
  }

  private func write(patient number: Int, to writer: borrowing RowWriter) throws {
    var random = SplitMix64(seed: Self.seed &+ UInt64(number))
    let id = Cell.integer(Int64(number + 1))
    let anchor = random.day(Self.firstCourses).infusionWeek(of: 5)
    try register(id, number, anchor, &random, writer)
    var courses = [anchor...(anchor + 4)]
    if number.isMultiple(of: 2) {
      let second = anchor.plus(months: 12).infusionWeek(of: 3)
      courses.append(second...(second + 2))
    }
    for (place, course) in courses.enumerated() {
      try infuse(id, course, numbered: place + 1, at: number, writer)
    }
    let adherence = Adherence(patient: number)
    try BareCare(patient: id, courses: courses, adherence: adherence).write(&random, writer)
    var laboratory = BareLaboratory(
      patient: id, courses: courses, reportsAnalytes: reportsAnalytes, random: random)
    try laboratory.monitor(adherence, writer)
  }

  private func register(
    _ id: Cell, _ number: Int, _ anchor: CivilDate, _ random: inout SplitMix64,
    _ writer: borrowing RowWriter
  ) throws {
    let isWoman = random.chance(70)
    let name = Names.draw(isWoman: isWoman, &random)
    try writer.insert(
      [
        id, .text(Chart.recordNumber(number)), .text(name.family), .text(name.given),
        .day(anchor.plus(months: -12 * random.within(19...58)) - 60),
        .text(isWoman ? "F" : "M"), .null, .day(anchor - 30),
      ], into: .patient)
    let site = staff.sites[number % staff.sites.count]
    try writer.insert(
      [
        id, .day(anchor - 30), .text(site.id), .text(site.prescribers[0]),
        .instant(Instant(anchor - 29, secondOfDay: 61_200)),
      ], into: .careAssignment)
  }

  private func infuse(
    _ id: Cell, _ course: ClosedRange<CivilDate>, numbered courseNumber: Int, at number: Int,
    _ writer: borrowing RowWriter
  ) throws {
    let facility = staff.sites[number % staff.sites.count].facilities[0]
    for day in 0...course.upperBound.days(since: course.lowerBound) {
      var infusion = Infusion(
        day: course.lowerBound + day, course: courseNumber, startMinute: 540)
      infusion.facility = facility
      let recorded = Instant(infusion.day, secondOfDay: 79_200)
      try writer.insert(infusion.cells(of: id, recorded), into: .infusion)
    }
  }
}
