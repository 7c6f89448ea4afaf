import CommandHarness
import Foundation
import Testing

/// A Common Data Model as a folder of CSV files.
@Suite struct CommonDataModelFolderTests {
  private static let person = """
    person_id,gender_concept_id,year_of_birth,month_of_birth,day_of_birth
    -7,8532,1980,1,2
    8,8507,1981,3,4
    """
  private static let measurement = """
    measurement_id,person_id,measurement_concept_id,measurement_date,value_as_number
    1,-7,3016723,2025-03-01,0.9
    """
  private static let concept = """
    concept_id,concept_name,vocabulary_id,concept_code
    3016723,Creatinine,LOINC,2160-0
    """

  @Test func `A row that cannot be read is refused by itself, with its file and line`() throws {
    try ImportedClinic.with { clinic in
      let folder = try Self.folder(
        clinic, measurement: Self.measurement + "\n2,8,3016723\n3,x,3016723,2025-03-02,1\n")
      let outcome = try clinic.load([folder], code: 3)
      #expect(outcome.errors.contains("2 records"), "\(outcome.errors)")
      #expect(
        try clinic.rows("SELECT patient_id, code FROM observation") == ["-7|2160-0"])
      #expect(
        try clinic.rows(
          """
          SELECT line, part, reason FROM "import-log" WHERE outcome = 'refused' ORDER BY line
          """) == [
            "3|measurement.csv|the row is ragged",
            "4|measurement.csv|person_id is no whole number of 64 bits",
          ])
      #expect(
        try clinic.rows("SELECT sum(\"count\") FROM \"import-log\" WHERE unit = 'record'") == ["5"])
    }
  }

  @Test func `What is laid over it is loaded with it, and what is not read is named`() throws {
    try ImportedClinic.with { clinic in
      let folder = try Self.folder(clinic, measurement: Self.measurement)
      _ = try clinic.file(
        "cdm/infusion.csv", "patient_id,infused_on,dose_mg\n-7,2025-02-01,12\n")
      _ = try clinic.file("cdm/visit_occurrence.csv", "visit_occurrence_id\n1\n")
      _ = try clinic.file("cdm/observation.csv", "observation_id,person_id\n1,8\n")
      let outcome = try clinic.load([folder])
      #expect(try clinic.rows("SELECT patient_id, dose_mg FROM infusion") == ["-7|12.0"])
      for name in ["visit_occurrence.csv", "observation.csv"] {
        #expect(outcome.errors.contains("\(name) holds nothing that is read"), "\(outcome.errors)")
      }
    }
  }

  private static func folder(_ clinic: ImportedClinic, measurement: String) throws -> String {
    _ = try clinic.file("cdm/person.csv", person + "\n")
    _ = try clinic.file("cdm/measurement.csv", measurement)
    _ = try clinic.file("cdm/concept.csv", concept + "\n")
    return clinic.folder + "/cdm"
  }
}
