internal import Monitoring
internal import PatientStore

/// Who was certified in the REMS, and when: most without a break, some lapsed, one never.
struct Certifications {
  private var rows: [[Cell]] = []

  init(of staff: Staff) {
    for number in 1...Staff.prescribers.count { certifyPrescriber(number) }
    for number in 1...Staff.facilities.count { certifyFacility(number) }
    add("pharmacy", "PH-01", from: .day(2018, 3, 12))
    add("pharmacy", "PH-02", from: .day(2019, 8, 1), to: .day(2023, 7, 31))
  }

  func write(to writer: borrowing RowWriter) throws {
    for row in rows { try writer.insert(row, into: .certification) }
  }

  private mutating func certifyPrescriber(_ number: Int) {
    let id = Staff.prescriberID(number)
    let start = CivilDate.day(2018, 1 + number % 12, 3 + number)
    switch number {
    case 3:  // Lapsed, and renewed after a break.
      add("prescriber", id, from: start, to: .day(2023, 12, 31))
      add("prescriber", id, from: .day(2024, 3, 18))
    case 6:  // First entered with a wrong end, which a later version takes back.
      add("prescriber", id, from: start, to: .day(2020, 12, 31))
      add("prescriber", id, from: start, recordedAfter: 900)
    case 9: add("prescriber", id, from: .day(2021, 9, 7))
    case 11: add("prescriber", id, from: start, to: .day(2025, 5, 31))
    case 15: break  // Never.
    default: add("prescriber", id, from: start)
    }
  }

  private mutating func certifyFacility(_ number: Int) {
    let id = Staff.facilityID(number)
    let start = CivilDate.day(2018, 2 + number, 11)
    switch number {
    case 2: add("facility", id, from: start, to: .day(2024, 6, 30))
    case 5:
      add("facility", id, from: start, to: .day(2022, 10, 15))
      add("facility", id, from: .day(2022, 11, 28))
    default: add("facility", id, from: start)
    }
  }

  private mutating func add(
    _ kind: String, _ id: String, from start: CivilDate, to end: CivilDate? = nil,
    recordedAfter days: Int = 2
  ) {
    rows.append([
      .text(kind), .text(id), .day(start), .day(end),
      .instant(Instant(start + days, secondOfDay: 61_200)),
    ])
  }
}
