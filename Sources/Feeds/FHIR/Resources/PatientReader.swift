internal import Monitoring
internal import PatientSchema

/// Reads who a patient is.
///
/// Source: FHIR R4, Patient. `active` says whether the record is in use and nothing of the patient.
struct PatientReader {
  let resource: Resource
  private var json: JSONValue { resource.json }

  init(_ resource: Resource) {
    self.resource = resource
  }

  /// The resource's id, and the record numbers.
  static func keys(of json: JSONValue) throws(RecordEnd) -> [PatientKey] {
    let id = try json.text("id").map { PatientKey(kind: .resource, number: $0) }
    let numbers = FHIRIdentifier.recordNumbers(among: try json.identifiers())
    return [id].compactMap { $0 } + numbers
  }

  func statement() throws(RecordEnd) -> Statement {
    try resource.refuseModifiers(of: json)
    var statement = Statement()
    statement.stamp = try SourceStamp(of: json)
    statement.patient = try Self.keys(of: json)
    guard !statement.patient.isEmpty else { throw .refused("neither an id nor a record number") }
    let former = FHIRIdentifier.formerRecordNumbers(among: try json.identifiers())
    let replaced = try linked("replaces")
    let replacing = try linked("replaced-by")
    guard replacing.isEmpty else {
      // What the old record says of the patient is not what the one that took its place says.
      statement.merged = statement.patient + former
      statement.patient = replacing
      statement.findings = [resource.finding("", "replaced by another patient", isRefusal: false)]
      return statement
    }
    statement.merged = replaced + former.filter { !replaced.contains($0) }
    try readNames(into: &statement.demographics)
    try readBirthDate(into: &statement)
    try readDeath(into: &statement)
    return statement
  }

  /// The keys of the patients that a link of that type leads to.
  private func linked(_ type: String) throws(RecordEnd) -> [PatientKey] {
    var keys: [PatientKey] = []
    for link in try json.objects("link") where try link.text("type") == type {
      guard let other = try link.object("other") else { throw .refused("a link to nobody") }
      switch try resource.target(of: other) {
      case .resource("Patient", let id): keys.append(PatientKey(kind: .resource, number: id))
      case .entry(let target) where target.type == "Patient": keys += target.patient
      case .identifier(let identifier, _): keys += [identifier.recordNumber].compactMap { $0 }
      case .resource, .entry, .contained, .unresolved:
        throw .refused("link.other leads to no patient")
      }
    }
    return keys
  }

  private func readNames(into demographics: inout Demographics) throws(RecordEnd) {
    let names = try json.objects("name")
    var chosen = names.first
    for name in names where try name.text("use") == "official" {
      chosen = name
      break
    }
    if let chosen {
      let given = try chosen.texts("given").joined(separator: " ")
      var family = try chosen.text("family")
      if family == nil, given.isEmpty { family = try chosen.text("text") }
      demographics.familyName = family.map { .said($0) } ?? .unsaid
      demographics.givenName = given.isEmpty ? .unsaid : .said(given)
    }
    if let gender = try json.text("gender") {
      demographics.sex = .said(gender == "female" ? "F" : gender == "male" ? "M" : "U")
    }
    for contact in try json.objects("telecom") where try contact.text("system") == "phone" {
      guard try contact.text("use") != "old", let phone = try contact.text("value") else {
        continue
      }
      demographics.phone = .said(phone)
      break
    }
  }

  private func readBirthDate(into statement: inout Statement) throws(RecordEnd) {
    guard let text = try json.text("birthDate") else { return }
    if let day = CivilDate(text) {
      statement.demographics.birthDate = .said(day)
    } else {
      let reason = "not stated to the day"
      let isRefusal = !CivilDate.isYearOrMonth(fhir: text)
      statement.findings.append(resource.finding("birthDate", reason, isRefusal: isRefusal))
    }
  }

  /// Death without a time is known from the day the record was written.
  private func readDeath(into statement: inout Statement) throws(RecordEnd) {
    let title = resource.id.map { FactTitle(group: "Patient/\($0)") }
    // Each version of the resource says whether the patient is alive.
    let alive = [title.map { Fact.absent(.standing, $0) }].compactMap { $0 }
    guard let (type, value) = try json.choice("deceased") else {
      statement.facts = alive
      return
    }
    var stated: String?
    switch type {
    case "DateTime": stated = try value.text(called: "deceasedDateTime")
    case "Boolean":
      guard try value.bool(called: "deceasedBoolean") else {
        statement.facts = alive
        return
      }
      stated = try json.object("meta")?.text("lastUpdated")
    default: break
    }
    guard let day = stated.flatMap({ CivilDate(fhir: $0) }) else {
      let reason = "deceased without a day"
      statement.findings.append(resource.finding("deceased", reason, isRefusal: true))
      return
    }
    let cells: [Cell] = [.null, .text("deceased"), .text(day.description), .null]
    statement.facts = [Fact(table: .standing, cells: cells, title: title)]
  }
}
