/// Reads one resource into what its record says.
struct ResourceReader {
  let context: ReadingContext

  /// - Parameter bundle: what the resource may refer to in the bundle that it came in.
  func content(
    of json: JSONValue, line: Int, bundle: BundleIndex? = nil
  ) -> FeedRecord.Content {
    do throws(RecordEnd) {
      let resource = try Resource(json, line: line, bundle: bundle, context: context)
      return .statement(try statementOrAbsence(of: resource))
    } catch {
      return error.content
    }
  }

  /// What is withdrawn is so even where nothing else can be read of it.
  private func statementOrAbsence(of resource: Resource) throws(RecordEnd) -> Statement {
    do throws(RecordEnd) {
      return try statement(of: resource)
    } catch {
      guard case .refused(let reason) = error, resource.isWithdrawn, resource.id != nil else {
        throw error
      }
      return try resource.absence("withdrawn or not done, and else not read: \(reason)")
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
