/// Reads one resource into what its record says.
struct ResourceReader {
  let mapping: FeedMapping

  /// - Parameter bundle: what the resource may refer to in the bundle that it came in.
  func content(
    of json: JSONValue, line: Int, bundle: BundleIndex? = nil
  ) -> FeedRecord.Content {
    do throws(RecordEnd) {
      let resource = try Resource(json, line: line, bundle: bundle, mapping: mapping)
      return .statement(try statement(of: resource))
    } catch {
      return error.content
    }
  }

  private func statement(of resource: Resource) throws(RecordEnd) -> Statement {
    switch resource.type {
    case "Patient": return try PatientReader(resource).statement()
    case "Observation": return try ObservationReader(resource).observation()
    case "DiagnosticReport": return try ObservationReader(resource).diagnosticReport()
    case "Procedure": return try ObservationReader(resource).procedure()
    case "Condition": return try HistoryReader(resource).condition()
    case "Immunization": return try HistoryReader(resource).immunization()
    case "MedicationAdministration": return try AdministrationReader(resource).statement()
    case "Bundle": throw .refused("a Bundle within a Bundle")
    case "Specimen", "Medication":
      throw .skipped("resource type \(resource.type): nothing to load")
    default: throw .skipped("resource type \(resource.type)")
    }
  }
}
