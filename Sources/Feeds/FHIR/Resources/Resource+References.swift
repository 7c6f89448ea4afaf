/// What a reference leads to.
enum ReferenceTarget {
  /// A resource by its type and id, wherever it is.
  case resource(type: String, id: String)
  /// A resource within the one that refers to it; its id means nothing elsewhere.
  case contained(JSONValue)
  case entry(BundleIndex.Target)
  /// A thing by its identifier; the type is nil where the reference does not state it.
  case identifier(FHIRIdentifier, type: String?)
  case unresolved
}

// Source: FHIR R4, references; bundle, "Resolving references in Bundles".
extension Resource {
  func target(of reference: JSONValue) throws(RecordEnd) -> ReferenceTarget {
    guard let text = try reference.text("reference") else {
      guard let json = try reference.object("identifier") else { return .unresolved }
      return .identifier(try FHIRIdentifier(json), type: try reference.text("type"))
    }
    if text.hasPrefix("#") {
      return try contained(id: String(text.dropFirst())).map { .contained($0) } ?? .unresolved
    }
    if let entry = bundle?.target(text) { return .entry(entry) }
    return Self.target(ofPath: text)
  }

  /// `Patient/123`, `https://server/fhir/Patient/123` or either with `/_history/4` behind it.
  private static func target(ofPath text: String) -> ReferenceTarget {
    var parts = text.split(separator: "/", omittingEmptySubsequences: false)[...]
    if parts.dropLast().last == "_history" { parts = parts.dropLast(2) }
    guard let id = parts.last, let type = parts.dropLast().last, isTypeName(type),
      !id.isEmpty, !id.utf8.contains(UInt8(ascii: "?"))
    else { return .unresolved }
    return .resource(type: String(type), id: String(id))
  }

  private func contained(id: String) throws(RecordEnd) -> JSONValue? {
    guard !id.isEmpty else { return nil }
    for resource in try json.objects("contained") where try resource.text("id") == id {
      return resource
    }
    return nil
  }

  /// The keys of the patient that the resource is about.
  ///
  /// Throws where there is none, and skips what is about something else, such as a group.
  func patient(_ name: StaticString) throws(RecordEnd) -> [PatientKey] {
    guard let reference = try json.object(name) else { throw .refused("no \(name)") }
    let keys: [PatientKey]
    switch try target(of: reference) {
    case .resource(let type, let id):
      try expectPatient(type, as: name)
      keys = [PatientKey(kind: .resource, number: id)]
    case .contained(let patient):
      try expectPatient(try Self.type(of: patient), as: name)
      keys = FHIRIdentifier.recordNumbers(among: try patient.identifiers())
    case .entry(let target):
      try expectPatient(target.type, as: name)
      keys = target.patient
    case .identifier(let identifier, let type):
      try expectPatient(type ?? "Patient", as: name)
      keys = [identifier.recordNumber].compactMap { $0 }
    case .unresolved: keys = []
    }
    guard !keys.isEmpty else { throw .refused("\(name) leads to no patient") }
    return keys
  }

  private func expectPatient(_ type: String, as name: StaticString) throws(RecordEnd) {
    guard type != "Patient" else { return }
    throw .skipped(Self.isTypeName(type) ? "\(name) is a \(type)" : "\(name) is no patient")
  }
}
