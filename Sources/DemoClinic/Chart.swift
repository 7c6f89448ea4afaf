internal import Monitoring
internal import PatientStore

/// One patient while the rows are being made up.
struct Chart {
  /// Place among the patients, from 0.
  let number: Int
  let patientID: Int64
  let staff: Staff
  let story: Story?
  let plan: TreatmentPlan
  let adherence: Adherence
  /// Where the patient begins and is looked after, but for a move.
  let home: Staff.Site
  /// Since when which standing holds, in order.
  let standings: [StandingChange]
  var random: SplitMix64
  /// Specimens so far; the next accession number follows from it.
  var specimens = 0
  private(set) var rows: [DemoRow] = []
  private var observationKeys: Set<[Cell]> = []

  init(number: Int, staff: Staff, random: SplitMix64) {
    var random = random
    self.number = number
    self.staff = staff
    patientID = Int64(10_001 + number * 3)
    story = Story.of(patient: number)
    plan = TreatmentPlan(story: story, &random)
    adherence = story == .pendingNow ? .steady(perMille: 1000) : Adherence(patient: number)
    home = random.weighted(staff.sites.map { ($0.share, $0) })
    standings = StandingChange.all(of: plan, story, &random)
    self.random = random
  }

  /// Adds a row, unless it is written down later than the day the clinic is asked about.
  ///
  /// `recorded` is nil for tables that do not keep it.
  mutating func add(_ table: Table, _ cells: [Cell], recorded: Instant?) {
    if let recorded, recorded > Instant(endOf: DemoClinic.asOf) { return }
    // An unnumbered laboratory can report one code twice in the same second.
    if table == .observation, !observationKeys.insert(Array(cells.prefix(5))).inserted { return }
    rows.append(DemoRow(table: table, cells: cells))
  }

  /// When a fact of `day` was written down: within hours mostly, now and then weeks later.
  mutating func recorded(_ day: CivilDate) -> Instant {
    let lag = random.weighted([(74, 0...0), (19, 1...3), (5, 4...13), (2, 14...60)])
    return instant(on: day + random.within(lag))
  }

  /// Some time from 15:00 UTC to 03:00 of the next day: an afternoon in the United States.
  mutating func instant(on day: CivilDate) -> Instant {
    Instant(day, secondOfDay: random.within(54_000...97_200))
  }

  func write(to writer: borrowing RowWriter) throws {
    for row in rows { try writer.insert(row.cells, into: row.table) }
  }

  /// Cells that every row of a patient begins with.
  var id: Cell { .integer(patientID) }

  /// Whether the patient comes to this clinic on `day`.
  func isInCare(on day: CivilDate) -> Bool {
    guard day <= DemoClinic.asOf else { return false }
    return standings.last { $0.from <= day }?.comesToTheClinic ?? true
  }
}

/// A row that waits to be written.
struct DemoRow {
  let table: Table
  let cells: [Cell]
}
