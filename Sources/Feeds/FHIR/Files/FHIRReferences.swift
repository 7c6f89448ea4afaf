/// What results and administrations refer to in any of the files that are loaded: the types of
/// specimens and the codes of drugs, by the ids of their resources.
///
/// Of a specimen without a type that is known only the id is kept. An entry takes 110 to 135 bytes where the id
/// is a UUID, and 30 to 55 where it has no more than 15 characters; what repeats is kept once.
package struct FHIRReferences: Sendable {
  private var specimens = Interned<Specimen>()
  private var specimensWithoutType: Set<String> = []
  private var drugs = Interned<CodeableConcept>()

  /// Nothing is known.
  package init() {}

  /// Reads files for the specimens and medications in them, whatever else they hold and whatever
  /// they are called.
  ///
  /// One that cannot be read is passed over from there on: it is refused when it is loaded itself.
  package init(paths: [String]) {
    for path in paths {
      guard let bytes = try? FileBytes(path: path) else { continue }
      var texts = FHIRTexts(file: bytes, isWanted: Self.mayBeReferredTo)
      while let text = try? texts.next() {
        if case .success(let document) = text.content { add(document) }
      }
    }
  }

  /// Nil: no such specimen was read, or its type is not known.
  func specimen(_ id: String) -> Specimen? {
    switch specimens[id] {
    case .one(let specimen): specimen
    // None of them is taken for the one, so that no test feeds on it.
    case .several: Specimen(code: "several types", material: .other)
    case nil: nil
    }
  }

  /// Whether such a specimen was read, of whatever type.
  func hasSpecimen(_ id: String) -> Bool {
    specimens[id] != nil || specimensWithoutType.contains(id)
  }

  /// Nil: no such drug was read, or not what it is.
  func drug(_ id: String) -> CodeableConcept? {
    if case .one(let concept) = drugs[id] { concept } else { nil }
  }

  /// Whether a text holds the name of one of the types as a whole string. To parse each of millions
  /// of results for it would take as long as loading them.
  private static func mayBeReferredTo(_ text: [UInt8]) -> Bool {
    for place in text.indices.dropFirst() {
      let name: StaticString
      switch text[place] {
      case UInt8(ascii: "S"): name = "Specimen\""
      case UInt8(ascii: "M"): name = "Medication\""
      default: continue
      }
      guard text[place - 1] == UInt8(ascii: "\"") else { continue }
      let bytes = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
      if text[place...].starts(with: bytes) { return true }
    }
    return false
  }

  private mutating func add(_ document: JSONDocument) {
    guard case "Bundle"? = try? Resource.type(of: document.root) else { return add(document.root) }
    for entry in (try? document.root.objects("entry")) ?? [] {
      // Of a great bundle only the outline is held.
      let parsed = try? JSONDocument(bytes: document.bytes, in: entry.range)
      if let resource = try? parsed?.root.object("resource") { add(resource) }
    }
  }

  private mutating func add(_ json: JSONValue) {
    // What is wrong with the resource is said where it is read itself.
    guard let id = try? json.text("id"), let type = try? Resource.type(of: json) else { return }
    switch type {
    case "Specimen":
      let specimen = try? StatedSpecimen(resource: json, idIsKnown: true)
      guard let type = specimen?.type else {
        specimensWithoutType.insert(id)
        return
      }
      add(type, as: id)
    case "Medication":
      guard let concept = try? json.concept("code"), !concept.codes.isEmpty else { return }
      add(concept, as: id)
    default: break
    }
  }

  /// Versions contradict each other where they are not of one material.
  private mutating func add(_ type: Specimen, as id: String) {
    if case .one(let known) = specimens[id], known.material == type.material { return }
    specimens.add(type, as: id)
  }

  /// Versions contradict each other where they differ in more than words.
  private mutating func add(_ concept: CodeableConcept, as id: String) {
    if case .one(let known) = drugs[id], known.codes == concept.codes { return }
    drugs.add(concept, as: id)
  }
}
