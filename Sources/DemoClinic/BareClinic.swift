internal import Monitoring
internal import PatientStore

/// A clinic of infusions and tests only, as large as wanted: nothing of it is kept in memory.
///
/// Every patient has one or two courses and has been followed for up to 48 months, with about 220
/// observations; adherence has the shape of the realistic clinic. Rows are written in the order
/// of their keys.
struct BareClinic {
  private static let seed: UInt64 = 0x4241_5245
  private static let patientsPerTransaction = 2000
  private static let firstCourses = CivilDate.day(2019, 1, 7)...CivilDate.day(2022, 6, 6)

  private let staff = Staff()

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
    try infuse(id, from: anchor, days: 5, at: number, writer)
    if number.isMultiple(of: 2) {
      let second = anchor.plus(months: 12).infusionWeek(of: 3)
      try infuse(id, from: second, days: 3, at: number, writer)
    }
    var laboratory = BareLaboratory(patient: id, number: number, random: random)
    try laboratory.monitor(from: anchor, Adherence(patient: number), writer)
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
    _ id: Cell, from monday: CivilDate, days: Int, at number: Int, _ writer: borrowing RowWriter
  ) throws {
    let facility = staff.sites[number % staff.sites.count].facilities[0]
    for day in 0..<days {
      var infusion = Infusion(day: monday + day, course: days == 5 ? 1 : 2, startMinute: 540)
      infusion.facility = facility
      let recorded = Instant(infusion.day, secondOfDay: 79_200)
      try writer.insert(infusion.cells(of: id, recorded), into: .infusion)
    }
  }
}
