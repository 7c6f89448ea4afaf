import Monitoring
import ReferenceJudge

// Lines that record forms, medications, histories, standings, waivers and who is responsible.

extension CaseRows {
  mutating func addForm(_ line: inout CaseLine) throws(CaseFileError) {
    let kind = try line.word("a kind of form")
    var days: [CivilDate] = []
    while let day = line.dayIfAny() { days.append(day) }
    if days.isEmpty { throw line.error("a form needs a day") }
    let isVoided = line.takes("voided")
    let recorded = line.takes("recorded") ? try recordedAt(&line) : nil
    for day in days {
      append(
        [
          "kind": .text(kind), "submitted_on": .text(day.description),
          "voided": .integer(isVoided ? 1 : 0),
          "recorded_at": recorded ?? .text("\(day)T20:00:00Z"),
        ], to: "form")
    }
  }

  mutating func addSpan(_ line: inout CaseLine, table: String) throws(CaseFileError) {
    let kind = try line.word("a kind")
    let (first, last) = try span(&line)
    var row: RawRow = [
      "kind": .text(kind), "started_on": .text(first.description),
      "ended_on": last.map { .text($0.description) } ?? .null,
      "recorded_at": .text("\(first)T20:00:00Z"),
    ]
    let detail = table == "medication" ? "product" : "detail"
    row[detail] = .text(line.takes(detail) ? try line.word("a text") : "")
    if line.takes("recorded") { row["recorded_at"] = try recordedAt(&line) }
    append(row, to: table)
  }

  /// `from DAY`, `on DAY` or `DAY .. DAY`.
  private func span(_ line: inout CaseLine) throws(CaseFileError) -> (CivilDate, CivilDate?) {
    if line.takes("from") { return (try line.day(), nil) }
    let isOneDay = line.takes("on")
    let first = try line.day()
    if isOneDay { return (first, first) }
    try line.expect("..")
    return (first, try line.day())
  }

  mutating func addStanding(_ line: inout CaseLine) throws(CaseFileError) {
    let status = try line.word("a standing")
    try line.expect("from")
    let day = try line.day()
    let recorded = line.takes("recorded") ? try recordedAt(&line) : .text("\(day)T20:00:00Z")
    append(
      ["status": .text(status), "from_on": .text(day.description), "recorded_at": recorded],
      to: "standing")
  }

  mutating func addWaiver(
    _ line: inout CaseLine, _ requirement: String
  ) throws(CaseFileError) {
    let waived = line.takes("of") ? try line.word("a requirement") : requirement
    let first = try line.day()
    try line.expect("..")
    let last = try line.day()
    let reason = line.takes("because") ? try line.word("a reason") : "waived"
    let recorded = line.takes("recorded") ? try recordedAt(&line) : .text("\(first)T00:00:00Z")
    append(
      [
        "requirement": .text(waived), "from_on": .text(first.description),
        "to_on": .text(last.description), "reason": .text(reason), "granted_by": .text("Dr A"),
        "recorded_at": recorded,
      ], to: "waiver")
  }

  mutating func addAssignment(
    _ line: inout CaseLine, _ number: Int
  ) throws(CaseFileError) {
    isAssigned = true
    if line.takes("nobody") { return }
    try line.expect("site")
    let site = Self.own(try line.word("a site"), number)
    sites.insert(site)
    var row: RawRow = ["site_id": .text(site), "prescriber_id": .null]
    if line.takes("prescriber") {
      let prescriber = Self.own(try line.word("a prescriber"), number)
      prescribers.insert(prescriber)
      row["prescriber_id"] = .text(prescriber)
    }
    try line.expect("from")
    let day = try line.day()
    row["from_on"] = .text(day.description)
    let recorded = line.takes("recorded") ? try recordedAt(&line) : .text("\(day)T00:00:00Z")
    row["recorded_at"] = recorded
    append(row, to: "care_assignment")
  }

  mutating func addCertification(
    _ line: inout CaseLine, _ number: Int
  ) throws(CaseFileError) {
    let kind = try line.word("prescriber, facility or pharmacy")
    let holder = Self.own(try line.word("whose"), number)
    let (first, last) = try span(&line)
    let recorded = line.takes("recorded") ? try recordedAt(&line) : .text("\(first)T00:00:00Z")
    certifications.append([
      "holder_kind": .text(kind), "holder_id": .text(holder),
      "certified_on": .text(first.description),
      "ends_on": last.map { .text($0.description) } ?? .null, "recorded_at": recorded,
    ])
  }
}
