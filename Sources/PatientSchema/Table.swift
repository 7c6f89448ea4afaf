/// A table of the patient database: its columns and the order of its key.
///
/// The names are fixed; a table may as well be a view of that name.
package enum Table: String, Hashable, Sendable, CaseIterable {
  case site
  case prescriber
  case facility
  case certification
  case patient
  case careAssignment = "care_assignment"
  case standing
  case infusion
  case observation
  case form
  case medication
  case history
  case waiver

  /// Every column of the contract, in the order of the schema.
  package var columns: [String] {
    switch self {
    case .site: ["site_id", "name", "time_zone", "coordinator_name", "coordinator_email"]
    case .prescriber: ["prescriber_id", "name"]
    case .facility: ["facility_id", "name"]
    case .certification: ["holder_kind", "holder_id", "certified_on", "ends_on", "recorded_at"]
    case .patient:
      [
        "patient_id", "mrn", "family_name", "given_name", "birth_date", "sex", "phone",
        "enrolled_on",
      ]
    case .careAssignment: ["patient_id", "from_on", "site_id", "prescriber_id", "recorded_at"]
    case .standing: ["patient_id", "status", "from_on", "recorded_at"]
    case .infusion:
      [
        "patient_id", "infused_on", "recorded_at", "course", "dose_mg", "started_at", "ended_at",
        "observed_until", "facility_id", "voided",
      ]
    case .observation:
      [
        "patient_id", "collected_on", "specimen", "code", "recorded_at", "status", "value",
        "value_text", "unit",
      ]
    case .form: ["patient_id", "kind", "submitted_on", "recorded_at", "voided"]
    case .medication:
      ["patient_id", "kind", "product", "started_on", "recorded_at", "ended_on"]
    case .history: ["patient_id", "kind", "detail", "started_on", "recorded_at", "ended_on"]
    case .waiver:
      ["patient_id", "requirement", "from_on", "to_on", "recorded_at", "reason", "granted_by"]
    }
  }

  /// The columns a scan reads, in the order in which its reader knows them.
  package var scanned: [String] {
    switch self {
    case .site: columns.filter { $0 != "time_zone" }
    case .patient: columns.filter { $0 != "phone" }
    case .observation: columns.filter { $0 != "unit" }
    case .waiver: columns.filter { $0 != "granted_by" }
    case .prescriber, .facility, .certification, .careAssignment, .standing, .infusion, .form,
      .medication, .history:
      columns
    }
  }

  /// The columns whose order brings a patient's rows, and of a fact its versions, together.
  package var key: [String] {
    switch self {
    case .site: ["site_id"]
    case .prescriber: ["prescriber_id"]
    case .facility: ["facility_id"]
    case .certification: ["holder_kind", "holder_id", "certified_on", "recorded_at"]
    case .patient: ["patient_id"]
    case .careAssignment, .standing: ["patient_id", "from_on", "recorded_at"]
    case .infusion: ["patient_id", "infused_on", "recorded_at"]
    case .observation: ["patient_id", "collected_on", "specimen", "code", "recorded_at"]
    case .form: ["patient_id", "kind", "submitted_on", "recorded_at"]
    case .medication: ["patient_id", "kind", "product", "started_on", "recorded_at"]
    case .history: ["patient_id", "kind", "detail", "started_on", "recorded_at"]
    case .waiver: ["patient_id", "requirement", "from_on", "recorded_at"]
    }
  }
}
