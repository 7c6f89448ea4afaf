/// The specimen that a result is of, as far as the source states it.
struct StatedSpecimen {
  /// What results of one specimen have in common; "": not stated.
  var key = ""
  /// Nil: not stated where the result stands.
  var type: Specimen?
  /// Whether the source refers to a specimen that is not in what is loaded.
  var isMissing = false

  init() {}

  /// - Parameter idIsKnown: whether the id means the same outside of the resource around it.
  init(resource json: JSONValue, idIsKnown: Bool) throws(RecordEnd) {
    let accession = try json.object("accessionIdentifier")?.text("value")
    let identifier = try json.identifiers().lazy.compactMap(\.value).first
    key = (idIsKnown ? try json.text("id") : nil) ?? accession ?? identifier ?? ""
    type = try json.concept("type").flatMap { Specimen(type: $0) }
  }
}

extension Resource {
  /// The specimen that a reference leads to.
  func specimen(_ reference: JSONValue?) throws(RecordEnd) -> StatedSpecimen {
    guard let reference else { return StatedSpecimen() }
    var specimen = StatedSpecimen()
    let text = try reference.text("reference") ?? ""
    switch try target(of: reference) {
    case .resource(let type, let id):
      specimen.key = id
      guard type == "Specimen" else { break }
      specimen.type = context.references.specimen(id)
      specimen.isMissing = !context.references.hasSpecimen(id)
    case .contained(let json): specimen = try StatedSpecimen(resource: json, idIsKnown: false)
    case .entry(let target):
      specimen = target.specimen
      // One without a name of its own is still one specimen, and not all others without a name.
      if specimen.key.isEmpty { specimen.key = text }
    case .identifier(let identifier, _): specimen.key = identifier.value ?? ""
    case .unresolved:
      specimen.key = text.hasPrefix("#") ? "" : text
      specimen.isMissing = !text.isEmpty
    }
    return specimen
  }
}
