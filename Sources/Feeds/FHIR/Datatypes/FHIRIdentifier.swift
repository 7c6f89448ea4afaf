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

  /// The record number among the identifiers of a patient: the one typed so, else the first in usual
  /// or official use that is of no other type.
  static func recordNumber(among identifiers: [FHIRIdentifier]) -> PatientKey? {
    let usable = identifiers.filter { $0.use != "old" && $0.value != nil }
    let chosen =
      usable.first(where: \.isMedicalRecordNumber)
      ?? usable.first { !$0.isTyped && ($0.use == "usual" || $0.use == "official") }
    return chosen?.recordNumber
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
