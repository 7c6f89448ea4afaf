/// An identifier as a business knows a thing by, in contrast to the id of a resource.
///
/// Source: FHIR R4, datatypes, Identifier.
struct FHIRIdentifier {
  let use: String?
  let system: String?
  let value: String?
  let assigner: String?
  let isTyped: Bool
  let isMedicalRecordNumber: Bool

  init(_ json: JSONValue) throws(RecordEnd) {
    use = try json.text("use")
    system = try json.text("system")
    value = try json.text("value")
    assigner = try json.object("assigner")?.text("display")
    let type = try json.concept("type")
    isTyped = type.map { !$0.codes.isEmpty } ?? false
    isMedicalRecordNumber = type?.has("MR", of: Self.identifierTypes) ?? false
  }

  /// The key of a patient; nil where it has no value.
  var recordNumber: PatientKey? {
    value.map {
      PatientKey(kind: .recordNumber, authority: assigner ?? system ?? "", number: $0)
    }
  }

  /// The record numbers among the identifiers of a patient: those typed so, one an authority, else
  /// the first in usual or official use that is of no other type.
  static func recordNumbers(among identifiers: [FHIRIdentifier]) -> [PatientKey] {
    let usable = identifiers.filter { $0.use != "old" }
    var keys: [PatientKey] = []
    for key in usable.filter(\.isMedicalRecordNumber).compactMap(\.recordNumber)
    where !keys.contains(where: { $0.authority == key.authority }) {
      keys.append(key)
    }
    guard keys.isEmpty else { return keys }
    let untyped = usable.first {
      !$0.isTyped && $0.value != nil && ($0.use == "usual" || $0.use == "official")
    }
    return [untyped?.recordNumber].compactMap { $0 }
  }

  /// The record numbers that the patient had before and that are none of the patient's now.
  static func formerRecordNumbers(among identifiers: [FHIRIdentifier]) -> [PatientKey] {
    let current = identifiers.filter { $0.use != "old" }.compactMap(\.recordNumber)
    var keys: [PatientKey] = []
    for identifier in identifiers where identifier.use == "old" && identifier.isMedicalRecordNumber
    {
      guard let key = identifier.recordNumber, !(current + keys).contains(key) else { continue }
      keys.append(key)
    }
    return keys
  }

  /// Source: HL7 table 0203 "Identifier type".
  private static let identifierTypes = ["http://terminology.hl7.org/CodeSystem/v2-0203"]
}

extension JSONValue {
  func identifiers() throws(RecordEnd) -> [FHIRIdentifier] {
    var identifiers: [FHIRIdentifier] = []
    for json in try objects("identifier") { identifiers.append(try FHIRIdentifier(json)) }
    return identifiers
  }
}
