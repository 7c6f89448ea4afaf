internal import ReferenceJudge

/// Rows that the schema accepts and no reader should believe.
extension Chart {
  mutating func soil() {
    if random.chance(15) { soilOneDate() }
    if random.chance(2) { set(.text(random.pick(Dirt.instants)), "recorded_at", of: anyTable()) }
    if random.chance(6) { soilTime() }
    for _ in 0..<random.weighted([(88, 0), (6, 1), (6, 4)]) {
      set(.text(random.pick(Dirt.statuses)), "status", of: .observation)
    }
    if random.chance(4) { soilNumber() }
    if random.chance(2) { bornTooLate() }
    if random.chance(2) { recordTooEarly() }
    if random.chance(4) { addRowAtTheEndOfTime() }
  }

  /// One unreadable date, in any table that has rows; seldom one that judges the whole patient.
  private mutating func soilOneDate() {
    let dirt = RawValue.text(random.pick(Dirt.days))
    switch random.below(100) {
    case ..<4: patient["birth_date"] = dirt
    case ..<14: patient["enrolled_on"] = dirt
    case ..<18: set(dirt, "infused_on", of: .infusion)
    default:
      let table = random.pick(Table.allCases.filter { $0 != .infusion })
      set(dirt, random.pick(table.dayColumns), of: table)
    }
  }

  private mutating func soilTime() {
    let column = random.pick(["started_at", "ended_at", "observed_until"])
    set(.text(random.pick(Dirt.times)), column, of: .infusion)
  }

  private mutating func soilNumber() {
    let infinite = RawValue.real(random.chance(50) ? .infinity : -.infinity)
    if random.chance(20) {
      set(infinite, "dose_mg", of: .infusion)
    } else {
      set(infinite, "value", of: .observation)
    }
  }

  /// Born after the first infusion, by a day or more.
  private mutating func bornTooLate() {
    guard let first = plan.courses.first?.start else { return }
    patient["birth_date"] = .day(first + random.pick([0, 1, 1, 400]))
  }

  /// An infusion later than the day after it was recorded.
  private mutating func recordTooEarly() {
    guard let course = plan.courses.last else { return }
    let day = random.pick(course.days)
    let recorded = instant(on: day - random.pick([2, 2, 30]))
    let row: RawRow = [
      "infused_on": .text(day.text), "dose_mg": .real(12), "voided": .integer(0),
    ]
    let rest = rows[.infusion, default: []].filter { $0["infused_on"] != .text(day.text) }
    rows[.infusion] = random.chance(60) ? rest : rows[.infusion]
    add(.infusion, row, recorded: recorded)
  }

  private mutating func addRowAtTheEndOfTime() {
    let day = RawValue.day(.last - random.below(3))
    let recorded = instant(on: today)
    switch random.below(5) {
    case 0:
      add(
        .history, ["kind": .text("pregnancy"), "detail": .text("z"), "started_on": day],
        recorded: recorded)
    case 1:
      add(
        .form, ["kind": .text("patient-status"), "submitted_on": day, "voided": .integer(0)],
        recorded: recorded)
    case 2: add(.standing, ["status": .text("deceased"), "from_on": day], recorded: recorded)
    case 3:
      add(.infusion, ["infused_on": day, "voided": .integer(0)], recorded: instant(on: .last))
    default: set(day, "ended_on", of: .medication)
    }
  }

  private mutating func anyTable() -> Table {
    random.pick(Table.allCases)
  }

  /// Sets one cell of a random row of `table`, where it has any.
  private mutating func set(_ value: RawValue, _ column: String, of table: Table) {
    guard let count = rows[table]?.count, count > 0 else { return }
    rows[table]?[random.below(count)][column] = value
  }
}
