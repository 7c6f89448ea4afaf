import Monitoring
import ReferenceJudge

/// What a case records of its patient, as rows of the database.
struct CaseRows: Sendable {
  private(set) var patient: RawRow = [
    "family_name": .text("Case"), "given_name": .text("A"), "birth_date": .text("1980-01-01"),
    "sex": .text("F"), "enrolled_on": .text("2014-11-14"),
  ]
  private(set) var rows: [String: [RawRow]] = [:]
  private(set) var certifications: [RawRow] = []
  private(set) var sites: Set<String> = []
  private(set) var prescribers: Set<String> = []
  private(set) var facilities: Set<String> = []
  private var isAssigned = false

  /// The patient of a case; where nobody is said to be responsible, site `S` is.
  func rawPatient(number: Int) -> RawPatient {
    var (patient, rows) = (patient, rows)
    patient["patient_id"] = .integer(Int64(number))
    patient["mrn"] = .text("MRN \(number)")
    if !isAssigned {
      rows["care_assignment"] = [
        [
          "from_on": .text("2014-11-14"), "site_id": .text("S"),
          "recorded_at": .text("2014-11-14T00:00:00Z"),
        ]
      ]
    }
    let owned = rows.mapValues { table in
      table.map { $0.merging(["patient_id": .integer(Int64(number))]) { _, id in id } }
    }
    return RawPatient(patient: patient, rows: owned)
  }

  /// Adds what a line records.
  mutating func add(
    _ line: inout CaseLine, requirement: String, number: Int
  ) throws(CaseFileError) {
    let word = try line.word("a word")
    switch word {
    case "infusion", "infusions": try addInfusions(&line, number)
    case "test": try addTest(&line)
    case "form": try addForm(&line)
    case "medication", "history": try addSpan(&line, table: word)
    case "standing": try addStanding(&line)
    case "waiver": try addWaiver(&line, requirement)
    case "assigned": try addAssignment(&line, number)
    case "certified": try addCertification(&line, number)
    case "born": patient["birth_date"] = try dayOr("unknown", &line)
    case "enrolled": patient["enrolled_on"] = try dayOr("never", &line)
    case "sex": patient["sex"] = .text(try line.word("F, M or U"))
    default: throw line.error("\"\(word)\" is not known here")
    }
    try line.expectEnd()
  }

  private func dayOr(_ none: String, _ line: inout CaseLine) throws(CaseFileError) -> RawValue {
    line.takes(none) ? .null : .text(try line.day().description)
  }

  private mutating func append(_ row: RawRow, to table: String) {
    rows[table, default: []].append(row)
  }

  /// An id that no other case of the file has.
  static func own(_ id: String, _ number: Int) -> String { "\(number):\(id)" }
}

// MARK: - Infusions and tests

extension CaseRows {
  private mutating func addInfusions(_ line: inout CaseLine, _ number: Int) throws(CaseFileError) {
    let first = try line.day()
    let last = line.takes("..") ? try line.day() : first
    var (row, recorded) = (RawRow(), RawValue?.none)
    row["dose_mg"] = .real(12)
    while let option = line.peek {
      _ = line.takes(option)
      switch option {
      case "dose": row["dose_mg"] = try numberOr("unknown", &line)
      case "started", "ended": row["\(option)_at"] = .text(try line.word("a time"))
      case "observed": row["observed_until"] = .text(try line.word("a time"))
      case "course": row["course"] = .integer(Int64(try line.integer()))
      case "facility":
        let facility = Self.own(try line.word("a facility"), number)
        facilities.insert(facility)
        row["facility_id"] = .text(facility)
      case "voided": row["voided"] = .integer(1)
      case "recorded": recorded = try recordedAt(&line)
      default: throw line.error("\"\(option)\" is not known of an infusion")
      }
    }
    if row["voided"] == nil { row["voided"] = .integer(0) }
    guard first <= last else { throw line.error("the last infusion comes before the first") }
    for dayNumber in first.dayNumber...last.dayNumber {
      guard let day = CivilDate(dayNumber: Int(dayNumber)) else { continue }
      row["infused_on"] = .text(day.description)
      row["recorded_at"] = recorded ?? .text("\(day)T20:00:00Z")
      append(row, to: "infusion")
    }
  }

  private mutating func addTest(_ line: inout CaseLine) throws(CaseFileError) {
    let codes = try TestNames.codes(&line)
    var days: [CivilDate] = []
    while let day = line.dayIfAny() { days.append(day) }
    if days.isEmpty { throw line.error("a test needs a day") }
    var (row, recorded): (RawRow, RawValue?) = (["specimen": .text(""), "status": .text("F")], nil)
    var hasOwnValue = false
    while let option = line.peek {
      _ = line.takes(option)
      switch option {
      case "status": row["status"] = .text(try line.word("a status"))
      case "specimen": row["specimen"] = .text(try line.word("a specimen"))
      case "value":
        row["value"] = try numberOr("none", &line)
        hasOwnValue = true
      case "text":
        row["value_text"] = .text(try line.word("a text"))
        hasOwnValue = true
      case "recorded": recorded = try recordedAt(&line)
      default: throw line.error("\"\(option)\" is not known of a test")
      }
    }
    for day in days {
      for code in codes {
        row["code"] = .text(code)
        if !hasOwnValue { row["value"] = TestNames.isMeasured(code) ? .real(5) : .null }
        row["collected_on"] = .text(day.description)
        row["recorded_at"] = recorded ?? .text("\(day)T20:00:00Z")
        append(row, to: "observation")
      }
    }
  }

  private func numberOr(_ none: String, _ line: inout CaseLine) throws(CaseFileError) -> RawValue {
    if line.takes(none) { return .null }
    let word = try line.word("a number")
    guard let number = Double(word) else { throw line.error("\"\(word)\" is no number") }
    return .real(number)
  }

  /// A day, which means its noon in UTC, or an instant.
  private func recordedAt(_ line: inout CaseLine) throws(CaseFileError) -> RawValue {
    let word = try line.word("a day")
    if CivilDate(word) != nil { return .text("\(word)T12:00:00Z") }
    guard Instant(rfc3339: word) != nil else { throw line.error("\"\(word)\" is no instant") }
    return .text(word)
  }
}

// MARK: - Forms, spans, standings, waivers, people

extension CaseRows {
  private mutating func addForm(_ line: inout CaseLine) throws(CaseFileError) {
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

  private mutating func addSpan(_ line: inout CaseLine, table: String) throws(CaseFileError) {
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

  private mutating func addStanding(_ line: inout CaseLine) throws(CaseFileError) {
    let status = try line.word("a standing")
    try line.expect("from")
    let day = try line.day()
    let recorded = line.takes("recorded") ? try recordedAt(&line) : .text("\(day)T20:00:00Z")
    append(
      ["status": .text(status), "from_on": .text(day.description), "recorded_at": recorded],
      to: "standing")
  }

  private mutating func addWaiver(
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

  private mutating func addAssignment(
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

  private mutating func addCertification(
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
