internal import Monitoring
internal import PatientSchema

/// Reads PID and MRG: who the patient is.
struct HL7Patient {
  let segment: HL7Segment

  /// Throws where there is no number of the patient.
  func read(into statement: inout Statement) throws(HL7Flaw) {
    var key = try Self.key(segment[3])
    if key == nil { key = try Self.key(segment[2]) }
    guard let key else { throw HL7Flaw("no number of the patient in PID-3 or PID-2") }
    statement.patient = [key]
    readDemographics(into: &statement)
    readDeath(into: &statement)
  }

  /// MRG-1: the number under which the patient was known before.
  static func readMerge(
    _ parts: ArraySlice<HL7Message.Part>, into statement: inout Statement
  ) throws(HL7Flaw) {
    let merges = parts.filter { $0.name == "MRG" }
    guard merges.count == 1, let key = try key(merges[merges.startIndex].segment[1]) else {
      throw HL7Flaw("no earlier number of the patient in MRG-1, or more than one MRG")
    }
    guard !statement.patient.contains(key) else {
      throw HL7Flaw("a merge of a patient with the same patient")
    }
    statement.merged = [key]
  }

  /// The repetition that is typed as a medical record number, HL7 table 0203, or else the first
  /// that has a number.
  private static func key(_ value: HL7Value) throws(HL7Flaw) -> PatientKey? {
    var first: PatientKey?
    for repetition in value.repetitions where !repetition.isEmptyOrNull {
      let type = try repetition.component(5).code()
      let isRecordNumber = type == "MR" || type == "MRN"
      guard isRecordNumber || first == nil else { continue }
      let number = try repetition.component(1).code()
      guard !number.isEmpty else { continue }
      let authority = try repetition.component(4).subcomponent(1).code()
      let key = PatientKey(kind: .recordNumber, authority: authority, number: number)
      if isRecordNumber { return key }
      first = key
    }
    return first
  }

  private func readDemographics(into statement: inout Statement) {
    var said = statement.demographics
    take(5, "no readable name", into: &statement) { name throws(HL7Flaw) in
      said.familyName = try Self.text(name, name.component(1).subcomponent(1))
      said.givenName = try Self.text(name, name.component(2))
    }
    take(7, "no day of birth", into: &statement) { birth throws(HL7Flaw) in
      said.birthDate = try Self.stated(birth) { value throws(HL7Flaw) in
        guard let time = HL7Time(value) else { throw HL7Flaw("no day") }
        return time.day
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
    guard !segment[29].isEmptyOrNull || indicator == "Y" else { return }
    guard indicator != "N" else {
      return statement.findings.append(finding(29, "a day of death of a patient who lives"))
    }
    guard let time = HL7Time(segment[29]) else {
      return statement.findings.append(finding(29, "deceased without a day"))
    }
    statement.facts.append(
      Fact(
        table: .standing,
        cells: [.null, .text("deceased"), .text(time.day.description), .null]))
  }

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

  private func finding(_ number: Int, _ reason: String) -> PartFinding {
    PartFinding(
      place: Place(line: segment.line, part: "PID \(number)"), reason: reason, isRefusal: true)
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
