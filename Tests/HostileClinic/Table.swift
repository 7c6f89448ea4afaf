/// A table whose rows belong to one patient.
enum Table: String, CaseIterable, Sendable {
  case careAssignment = "care_assignment"
  case standing
  case infusion
  case observation
  case form
  case medication
  case history
  case waiver

  /// The columns of the primary key besides `patient_id` and `recorded_at`.
  var keyColumns: [String] {
    switch self {
    case .careAssignment, .standing: ["from_on"]
    case .infusion: ["infused_on"]
    case .observation: ["collected_on", "specimen", "code"]
    case .form: ["kind", "submitted_on"]
    case .medication: ["kind", "product", "started_on"]
    case .history: ["kind", "detail", "started_on"]
    case .waiver: ["requirement", "from_on"]
    }
  }

  /// The columns that hold a civil day.
  var dayColumns: [String] {
    switch self {
    case .careAssignment, .standing: ["from_on"]
    case .infusion: ["infused_on"]
    case .observation: ["collected_on"]
    case .form: ["submitted_on"]
    case .medication, .history: ["started_on", "ended_on"]
    case .waiver: ["from_on", "to_on"]
    }
  }
}
