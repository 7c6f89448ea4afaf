internal import Monitoring
internal import PatientStore

/// The test results of one patient of the bare clinic, written as they are made up.
struct BareLaboratory {
  /// The codes a laboratory reports at a visit, each list in key order.
  private struct Reporting {
    let blood: [String]
    let bloodWithThyroid: [String]
    let urine: [String]

    init(blood: [String], urine: [String]) {
      self.blood = blood.sorted()
      bloodWithThyroid = (blood + ["3016-3"]).sorted()
      self.urine = urine.sorted()
    }
  }

  private static let cellCounts = ["6690-2", "777-3", "751-8", "731-0"]
  private static let panelsOnly = Reporting(blood: ["57021-8", "24323-8"], urine: ["24356-8"])
  private static let creatinineAlone = Reporting(
    blood: ["57021-8", "2160-0"] + cellCounts, urine: ["13945-1", "5821-4"])
  private static let panelsAndAnalytes = Reporting(
    blood: ["57021-8", "24323-8", "2160-0", "1742-6", "1920-8", "1975-2"] + cellCounts,
    urine: ["24356-8", "13945-1", "5821-4"])
  private static let panels: Set = ["57021-8", "24323-8", "24356-8", "SKIN-EXAM"]

  private let reporting: Reporting
  private var random: SplitMix64
  /// The cells of the next observation; those of the patient and the visit stay from row to row.
  private var row: [Cell]

  init(patient id: Cell, number: Int, random: SplitMix64) {
    self.random = random
    reporting = self.random.weighted([
      (50, Self.panelsOnly), (36, Self.creatinineAlone), (14, Self.panelsAndAnalytes),
    ])
    row = [id, .null, .null, .null, .null, .text("F"), .null, .null, .null]
  }

  /// Writes the visits of up to 48 months.
  mutating func monitor(
    from anchor: CivilDate, _ adherence: Adherence, _ writer: borrowing RowWriter
  ) throws {
    let length = min(anchor.plus(months: 48), DemoClinic.asOf).days(since: anchor)
    var latest = anchor
    for month in 1...48 {
      let day = max(latest + 1, anchor.plus(months: month) + random.within(-20...5))
      guard day.days(since: anchor) <= length else { return }
      let chance = adherence.chance(ofVisitAfter: day.days(since: anchor), of: length)
      guard random.below(1000) < chance else { continue }
      try visit(on: day, month: month, writer)
      latest = day
    }
  }

  private mutating func visit(
    on day: CivilDate, month: Int, _ writer: borrowing RowWriter
  ) throws {
    row[1] = .day(day)
    row[4] = .instant(Instant(day + 1, secondOfDay: random.within(43_200...86_399)))
    if month.isMultiple(of: 12) { try report(["SKIN-EXAM"], specimen: "", writer) }
    let blood = month.isMultiple(of: 3) ? reporting.bloodWithThyroid : reporting.blood
    try report(blood, specimen: "B\(day.dayNumber)", writer)
    try report(reporting.urine, specimen: "U\(day.dayNumber)", writer)
  }

  private mutating func report(
    _ codes: [String], specimen: String, _ writer: borrowing RowWriter
  ) throws {
    row[2] = .text(specimen)
    for code in codes {
      row[3] = .text(code)
      row[6] = Self.panels.contains(code) ? .null : .real(Double(random.within(10...990)) / 10)
      try writer.insert(row, into: .observation)
    }
  }
}
