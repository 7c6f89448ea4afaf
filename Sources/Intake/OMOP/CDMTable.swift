internal import PatientStore

/// The tables of a Common Data Model that hold what the patient database has a place for, with the
/// columns that are read. Source: OHDSI CommonDataModel 5.3 and 5.4, table definitions.
enum CDMTable: String, CaseIterable {
  case person
  case death
  case measurement
  case drugExposure = "drug_exposure"
  case concept
  case careSite = "care_site"
  case provider

  /// Whether a model without it is none.
  var isRequired: Bool { self == .person || self == .measurement || self == .concept }

  /// Whether a file of a folder holds it, by its name.
  func isHeld(by name: String) -> Bool { name.lowercased() == "\(rawValue).csv" }

  var columns: [String] {
    switch self {
    case .person:
      [
        "person_id", "gender_concept_id", "year_of_birth", "month_of_birth", "day_of_birth",
        "birth_datetime", "person_source_value", "provider_id", "care_site_id",
      ]
    case .death: ["person_id", "death_date"]
    case .measurement:
      [
        "measurement_id", "person_id", "measurement_concept_id", "measurement_date",
        "operator_concept_id", "value_as_number", "value_as_concept_id",
        "measurement_source_value", "unit_source_value", "value_source_value",
      ]
    case .drugExposure:
      [
        "person_id", "drug_concept_id", "drug_exposure_start_date", "drug_source_concept_id",
      ]
    case .concept: ["concept_id", "concept_name", "vocabulary_id", "concept_code"]
    case .careSite: ["care_site_id", "care_site_name", "care_site_source_value"]
    case .provider: ["provider_id", "provider_name", "provider_source_value"]
    }
  }

  /// How SQLite is to keep a column, so that numbers are compared as numbers.
  static func column(_ name: String) -> ScratchDatabase.Column {
    let isNumber = name.hasSuffix("_id") || name.hasSuffix("_of_birth")
    let isText = name == "vocabulary_id"
    return ScratchDatabase.Column(
      name: name, kind: name == "value_as_number" ? .real : isNumber && !isText ? .integer : .text)
  }
}
