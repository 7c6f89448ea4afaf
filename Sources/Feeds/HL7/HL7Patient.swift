internal import Monitoring
internal import PatientSchema

/// Reads PID and MRG: who the patient is.
struct HL7Patient {
  let segment: HL7Segment
  /// Who says it.
  let sender: String

  /// Throws where there is no number of the patient.
  func read(into statement: inout Statement) throws(HL7Flaw) {
    let keys = try numbers().current()
    guard !keys.isEmpty else { throw HL7Flaw("no number of the patient in PID-3 or PID-2") }
    statement.patient = keys
    readDemographics(into: &statement)
    readDeath(into: &statement)
  }

  /// MRG-1: the numbers under which the patient was known before. PID-3 may go on listing them, in
  /// whatever place.
  func readMerge(
    _ parts: ArraySlice<HL7Message.Part>, into statement: inout Statement
  ) throws(HL7Flaw) {
    let merges = parts.filter { $0.name == "MRG" }
    guard merges.count == 1,
      case let before = try HL7Numbers(merges[merges.startIndex].segment[1]).former,
      !before.isEmpty
    else {
      throw HL7Flaw("no earlier number of the patient in MRG-1, or more than one MRG")
    }
    let now = try numbers()
    statement.merged = now.completing(before)
    statement.patient = now.current(without: before)
    guard !statement.patient.isEmpty else {
      throw HL7Flaw("a merge of a patient with the same patient")
    }
  }

  /// PID-3, or PID-2 as before version 2.3.
  private func numbers() throws(HL7Flaw) -> HL7Numbers {
    let numbers = try HL7Numbers(segment[3])
    return numbers.isEmpty ? try HL7Numbers(segment[2]) : numbers
  }

  private func readDemographics(into statement: inout Statement) {
    var said = statement.demographics
    take(5, "no readable name", into: &statement) { name throws(HL7Flaw) in
      said.familyName = try Self.text(name, name.component(1).subcomponent(1))
      said.givenName = try Self.text(name, name.component(2))
    }
    if HL7Time.isLessThanDay(segment[7]) {
      statement.findings.append(finding(7, "a birth without its day", isRefusal: false))
    } else {
      take(7, "no day of birth", into: &statement) { birth throws(HL7Flaw) in
        said.birthDate = try Self.stated(birth) { value throws(HL7Flaw) in
          guard let time = HL7Time(value) else { throw HL7Flaw("no day") }
          return time.day
        }
      }
    }
    take(8, "no readable sex", into: &statement) { sex throws(HL7Flaw) in
      said.sex = try Self.stated(sex) { value throws(HL7Flaw) in
        let code = try value.component(1).code()
        return code == "F" || code == "M" ? code : "U"
      }
    }
    take(13, "no readable phone", into: &statement) { phone throws(HL7Flaw) in
      said.phone = try Self.phone(phone)
    }
    statement.demographics = said
  }

  /// PID-29 and PID-30.
  private func readDeath(into statement: inout Statement) {
    let indicator = (try? segment[30].code()) ?? ""
    let isAlive = indicator == "N" || segment[30].first.isNull || segment[29].first.isNull
    guard !segment[29].isEmptyOrNull || indicator == "Y" else {
      if isAlive { statement.facts.append(.absent(.standing, death)) }
      return
    }
    guard indicator != "N" else {
      return statement.findings.append(finding(29, "a day of death of a patient who lives"))
    }
    guard let time = HL7Time(segment[29]) else {
      return statement.findings.append(finding(29, "deceased without a day"))
    }
    statement.facts.append(
      Fact(
        table: .standing,
        cells: [.null, .text("deceased"), .text(time.day.description), .null], title: death))
  }

  /// A later message may say another day, or that the patient is alive; it takes back only what its
  /// own sender said. Laboratories write `N` whatever the hospital knows.
  private var death: FactTitle { FactTitle(group: "PID-30 \(sender)") }

  /// Reads a field; where that fails, it is unsaid and found.
  private func take(
    _ number: Int, _ reason: String, into statement: inout Statement,
    by read: (HL7Value) throws(HL7Flaw) -> Void
  ) {
    do {
      try read(segment[number])
    } catch {
      statement.findings.append(finding(number, reason))
    }
  }

  private func finding(_ number: Int, _ reason: String, isRefusal: Bool = true) -> PartFinding {
    PartFinding(
      place: Place(line: segment.line, part: "PID \(number)"), reason: reason,
      isRefusal: isRefusal)
  }

  private static func stated<Value>(
    _ value: HL7Value, _ read: (HL7Value) throws(HL7Flaw) -> Value
  ) throws(HL7Flaw) -> Stated<Value> {
    if value.isEmpty { return .unsaid }
    return value.first.isNull ? .erased : .said(try read(value))
  }

  /// A part of a field; the field as a whole can be empty or `""` as well.
  private static func text(_ field: HL7Value, _ part: HL7Value) throws(HL7Flaw) -> Stated<String> {
    if field.first.isNull { return .erased }
    return try stated(part.trimmed) { value throws(HL7Flaw) in try value.text() }
  }

  /// The first number: as one text, or in its parts as since version 2.7.
  private static func phone(_ field: HL7Value) throws(HL7Flaw) -> Stated<String> {
    if field.first.isNull { return .erased }
    for number in [1, 12] where !field.component(number).trimmed.isEmpty {
      return try text(field, field.component(number))
    }
    var parts: [String] = []
    for number in [5, 6, 7] where !field.component(number).trimmed.isEmptyOrNull {
      parts.append(try field.component(number).trimmed.text())
    }
    return parts.isEmpty ? .unsaid : .said(parts.joined(separator: " "))
  }
}
