/// Statuses of resources as codes of HL7 table 0085, which table `observation` holds.
///
/// A status that is unknown or none of the list becomes "", which does not count and is shown.
enum ResultStatusCode {
  /// Of an Observation or a DiagnosticReport.
  ///
  /// Source: FHIR R4, code systems `observation-status` and `diagnostic-report-status`; HL7
  /// v2-to-FHIR 1.0.0, "Table HL70085 to Observation Status". A report that was appended to stays
  /// final: what stood in it is unchanged.
  static func ofReport(_ status: String?) -> String {
    switch status {
    case "registered": "I"
    case "preliminary", "partial": "P"
    case "final", "appended": "F"
    case "amended", "corrected": "C"
    case "cancelled": "X"
    case "entered-in-error": "W"
    default: ""
    }
  }

  /// Of a Procedure, which is a result of itself: it was done or it was not.
  ///
  /// Source: FHIR R4, code system `event-status`. One that was stopped was not done to its end.
  static func ofProcedure(_ status: String?) -> String {
    switch status {
    case "preparation": "I"
    case "in-progress", "on-hold": "P"
    case "completed": "F"
    case "not-done", "stopped": "X"
    case "entered-in-error": "W"
    default: ""
    }
  }
}
