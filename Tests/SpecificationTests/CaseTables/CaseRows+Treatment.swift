import Monitoring
import ReferenceJudge

// Lines that record infusions and tests.

extension CaseRows {
  mutating func addInfusions(_ line: inout CaseLine, _ number: Int) throws(CaseFileError) {
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

  mutating func addTest(_ line: inout CaseLine) throws(CaseFileError) {
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
  func recordedAt(_ line: inout CaseLine) throws(CaseFileError) -> RawValue {
    let word = try line.word("a day")
    if CivilDate(word) != nil { return .text("\(word)T12:00:00Z") }
    guard Instant(rfc3339: word) != nil else { throw line.error("\"\(word)\" is no instant") }
    return .text(word)
  }
}
