/// A concept: codes of one meaning in several systems, and words for people.
///
/// Source: FHIR R4, datatypes, CodeableConcept and Coding.
struct CodeableConcept: Hashable {
  var codes: [SourceCode] = []
  /// What a person would call it: the text, else the first display, else the first code.
  var words: String?
  /// Whether every coding says why there is nothing rather than what it is.
  var isAbsent = false

  init(codes: [SourceCode]) {
    self.codes = codes
    words = codes.first?.code
  }

  init(_ json: JSONValue) throws(RecordEnd) {
    let text = try json.text("text")
    var display: String?
    var absences = 0
    for coding in try json.objects("coding") {
      if display == nil { display = try coding.text("display") }
      let system = try coding.text("system") ?? ""
      if Self.systemsOfAbsence.contains(system) { absences += 1 }
      guard let code = try coding.text("code") else { continue }
      codes.append(SourceCode(code: code, system: system))
    }
    words = text ?? display ?? codes.first?.code
    isAbsent = !codes.isEmpty && absences == codes.count
  }

  /// Whether it has that code of one of the systems.
  func has(_ code: String, of systems: [String]) -> Bool {
    codes.contains { $0.code == code && systems.contains($0.system) }
  }

  /// Source: HL7 Terminology, code systems DataAbsentReason and v3 NullFlavor.
  private static let systemsOfAbsence: Set = [
    "http://terminology.hl7.org/CodeSystem/data-absent-reason",
    "http://terminology.hl7.org/CodeSystem/v3-NullFlavor",
  ]
}

extension JSONValue {
  func concept(_ name: StaticString) throws(RecordEnd) -> CodeableConcept? {
    guard let json = try object(name) else { return nil }
    return try CodeableConcept(json)
  }
}
