/// What entries of a bundle may refer to within it, by `fullUrl` and by `Type/id`.
struct BundleIndex {
  /// As much of a resource as others need that refer to it.
  struct Target {
    let type: String
    var patient: [PatientKey] = []
    var specimen = StatedSpecimen()
    /// What a medication is.
    var concept: CodeableConcept?
  }

  private var targets: [String: Target] = [:]

  func target(_ reference: String) -> Target? { targets[reference] }

  /// Adds an entry where others may refer to it; the first of several of one name stays.
  mutating func add(_ entry: JSONValue) {
    // What is wrong with the entry is said where it is read itself.
    guard let resource = try? entry.object("resource"), let type = try? Resource.type(of: resource)
    else { return }
    let (fullURL, id) = (try? entry.text("fullUrl"), try? resource.text("id"))
    let names = [fullURL, id.map { "\(type)/\($0)" }].compactMap { $0 }
    guard !names.isEmpty, let target = try? Self.target(resource, of: type) else { return }
    for name in names where targets[name] == nil { targets[name] = target }
  }

  private static func target(_ json: JSONValue, of type: String) throws(RecordEnd) -> Target? {
    var target = Target(type: type)
    switch type {
    case "Patient": target.patient = try PatientReader.keys(of: json)
    case "Specimen": target.specimen = try StatedSpecimen(resource: json, idIsKnown: true)
    case "Medication": target.concept = try json.concept("code")
    case "Group", "Device", "Location": break
    default: return nil
    }
    return target
  }
}
