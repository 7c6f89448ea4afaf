internal import Monitoring

/// A resource that is being read, with what is needed to read it.
struct Resource {
  let json: JSONValue
  let type: String
  /// The id on the server that the export came from.
  let id: String?
  /// The line it begins on.
  let line: Int
  /// The bundle that it came in.
  let bundle: BundleIndex?
  let context: ReadingContext
  var mapping: FeedMapping { context.mapping }

  /// Throws where the resource says that what is in it does not mean what it seems to: a reader that
  /// does not know a modifier must not read on.
  ///
  /// Source: FHIR R4, extensibility, "Modifier Extensions"; resource, `implicitRules`.
  init(
    _ json: JSONValue, line: Int, bundle: BundleIndex?, context: ReadingContext
  ) throws(RecordEnd) {
    (self.json, self.line, self.bundle, self.context) = (json, line, bundle, context)
    type = try Self.type(of: json)
    id = try json.text("id")
  }

  /// The name of a resource type, which is a word of letters and so no name of anybody.
  static func type(of json: JSONValue) throws(RecordEnd) -> String {
    guard json.isObject, let type = try json.text("resourceType") else {
      throw .refused("no resourceType")
    }
    guard isTypeName(type) else { throw .refused("resourceType is no name of a type") }
    return type
  }

  static func isTypeName(_ text: some StringProtocol) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 40 else { return false }
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    return letters.contains(first | 0x20) && first & 0x20 == 0
      && text.utf8.allSatisfy { letters.contains($0 | 0x20) }
  }

  /// What a part of the resource is called in every version of it; nil where it has no id.
  func title(_ part: String = "") -> FactTitle? {
    id.map { FactTitle(group: "\(type)/\($0)", part: part, scope: .source) }
  }

  /// A statement of the patient of the resource, without facts.
  func statement(about subject: StaticString) throws(RecordEnd) -> Statement {
    try refuseModifiers(of: json)
    var statement = Statement()
    statement.stamp = try SourceStamp(of: json)
    statement.patient = try patient(subject)
    return statement
  }

  func refuseModifiers(of json: JSONValue) throws(RecordEnd) {
    guard try json.member("modifierExtension") == nil else {
      throw .refused("a modifierExtension that is not known")
    }
    guard try json.member("implicitRules") == nil else {
      throw .refused("implicitRules that are not known")
    }
  }

  func finding(_ part: String, _ reason: String, isRefusal: Bool) -> PartFinding {
    PartFinding(place: Place(line: line, part: part), reason: reason, isRefusal: isRefusal)
  }

  /// What the site says that the codes stand for; nil: nothing.
  func meaning(of concept: CodeableConcept) -> FactMeaning? {
    concept.codes.lazy.compactMap { mapping.meanings[$0] }.first
  }
}
