internal import PatientSchema

// A correction may leave out all but the id and the status: what cannot be read of the resource must
// not keep it from taking back what an earlier version of it said.
extension Resource {
  /// That the resource is no row, whatever else can be read of it. Without a patient that can be
  /// read, the title alone says whose it was. Without an id it is skipped: it can take nothing back.
  func absence(_ reason: String, onlyTakesBack: Bool = false) throws(RecordEnd) -> Statement {
    guard let title = title() else { throw .skipped(reason) }
    var statement = Statement()
    statement.stamp = (try? SourceStamp(of: json)) ?? nil
    statement.patient = (try? patient(type == "Immunization" ? "patient" : "subject")) ?? []
    statement.facts = tables.map {
      onlyTakesBack ? .takenBack($0, title) : .absent($0, title)
    }
    statement.findings = [finding("", reason, isRefusal: false)]
    return statement
  }

  /// That a resource whose codes mean nothing to the rules is no row, if an earlier version was one.
  func withoutMeaning(
    _ reason: String = "a code without a meaning to the rules"
  ) throws(RecordEnd) -> Statement {
    try absence("resource type \(type): \(reason)", onlyTakesBack: true)
  }

  /// The tables that the resource may be a row of.
  private var tables: [Table] {
    switch type {
    case "Observation", "DiagnosticReport", "Procedure": [.observation]
    case "MedicationAdministration": [.infusion, .medication]
    case "Immunization", "Condition": [.history]
    default: []
    }
  }

  /// Whether the status says that it was an error, was not done or does not hold.
  var isWithdrawn: Bool {
    let status = (try? json.text("status")) ?? nil
    switch type {
    case "Observation", "DiagnosticReport":
      return ["X", "W"].contains(ResultStatusCode.ofReport(status))
    case "Procedure": return ["X", "W"].contains(ResultStatusCode.ofProcedure(status))
    case "MedicationAdministration", "Immunization":
      return status == "not-done" || status == "entered-in-error"
    case "Condition": return isRefuted || isUnconfirmed
    default: return false
    }
  }

  // Source: FHIR R4, Condition and code system `condition-ver-status`.
  var isRefuted: Bool { isVerified(asOneOf: ["refuted", "entered-in-error"]) }
  var isUnconfirmed: Bool {
    isVerified(asOneOf: ["unconfirmed", "provisional", "differential"])
  }

  private func isVerified(asOneOf codes: [String]) -> Bool {
    guard let status = try? json.concept("verificationStatus") else { return false }
    let system = "http://terminology.hl7.org/CodeSystem/condition-ver-status"
    return codes.contains { status.has($0, of: [system]) }
  }
}
