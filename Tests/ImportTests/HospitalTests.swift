import CommandHarness
import Foundation
import Testing

/// One hospital that sends HL7 v2 and exports FHIR.
@Suite struct HospitalTests {
  private static let message = """
    MSH|^~\\&|LAB|NORTH|EHR|NORTH|20250302120000||ORU^R01|1|P|2.5\r\
    PID|1||100^^^NORTH^MR||Roe^Ann||19770605|F\r\
    OBR|1|P1|F1|2160-0^Creatinine^LN|||20250301080000|||||||||||||||||F\r\
    OBX|1|NM|2160-0^Creatinine^LN||0.9|mg/dL|||||F|||20250301080000\r

    """
  private static let patient = """
    {"resourceType":"Patient","id":"p1","birthDate":"1977-06-05","identifier":[{"type":{"coding":[\
    {"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},\
    "system":"http://north.example/mrn","value":"100"}]}

    """
  private static let results = """
    {"resourceType":"Observation","id":"o1","status":"final","subject":{"reference":"Patient/p1"},\
    "effectiveDateTime":"2025-03-02","code":{"coding":[{"system":"http://loinc.org","code":"2160-0"}]},\
    "specimen":{"reference":"Specimen/s1"},"valueQuantity":{"value":0.8,"unit":"mg/dL"}}
    {"resourceType":"Observation","id":"o2","status":"final","subject":{"reference":"Patient/p1"},\
    "effectiveDateTime":"2025-03-03","code":{"coding":[{"system":"http://loinc.org","code":"2160-0"}]},\
    "specimen":{"reference":"Specimen/s2"},"valueQuantity":{"value":0.7,"unit":"mg/dL"}}

    """
  private static let specimens = """
    {"resourceType":"Specimen","id":"s1","type":{"coding":[\
    {"system":"http://terminology.hl7.org/CodeSystem/v2-0487","code":"SER"}]}}
    {"resourceType":"Specimen","id":"s2","type":{"coding":[\
    {"system":"http://terminology.hl7.org/CodeSystem/v2-0487","code":"UR"}]}}

    """
  private static let administration = """
    {"resourceType":"MedicationAdministration","id":"a1","status":"completed",\
    "subject":{"reference":"Patient/p1"},"effectiveDateTime":"2025-02-03",\
    "medicationReference":{"reference":"Medication/m1"},\
    "dosage":{"dose":{"value":12,"unit":"mg","system":"http://unitsofmeasure.org","code":"mg"}}}

    """
  private static let medication = """
    {"resourceType":"Medication","id":"m1","code":{"coding":[\
    {"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"1594660"}]}}

    """

  @Test func `Its two names for itself are made one, and both lead to one patient`() throws {
    try ImportedClinic.with { clinic in
      let mapping = try clinic.file(
        "mapping.yaml", "home-authority: NORTH\nauthorities:\n  http://north.example/mrn: NORTH\n")
      try clinic.load([
        try clinic.file("a.hl7", Self.message), try Self.export(clinic), "--mapping", mapping,
      ])
      #expect(try clinic.rows("SELECT mrn FROM patient") == ["100"])
      #expect(
        try clinic.rows("SELECT collected_on, code FROM observation ORDER BY collected_on") == [
          "2025-03-01|2160-0", "2025-03-02|2160-0", "2025-03-03|2160-0 (UR)",
        ])
    }
  }

  @Test func `Specimens and drugs of an export are followed into their own files`() throws {
    try ImportedClinic.with { clinic in
      try clinic.load([try Self.export(clinic)])
      #expect(try clinic.rows("SELECT infused_on, dose_mg FROM infusion") == ["2025-02-03|12.0"])
      #expect(
        try clinic.rows("SELECT code FROM observation ORDER BY collected_on")
          == ["2160-0", "2160-0 (UR)"])
      let report = try clinic.report(on: "2025-03-10")
      let done = try CSVFile(report + "/obligations.csv").records.filter {
        $0["requirement"] == "creatinine-monthly" && $0["state"] == "done"
      }
      #expect(done.map { $0["done_on"] } == ["2025-03-02"])
    }
  }

  @Test func `An export that comes through a pipe is loaded, and read only once`() throws {
    try ImportedClinic.with { clinic in
      let pipe = clinic.folder + "/pipe"
      #expect(mkfifo(pipe, 0o600) == 0)
      let file = try clinic.file("in.ndjson", Self.patient + Self.results)
      // Who opens the pipe again finds nothing in it.
      let writer = Process()
      writer.executableURL = URL(fileURLWithPath: "/bin/sh")
      writer.arguments = ["-c", "cat \"$1\" > \"$2\"; : > \"$2\"", "sh", file, pipe]
      try writer.run()
      defer { writer.terminate() }
      try clinic.load([pipe, "--format", "fhir"])
      #expect(try clinic.rows("SELECT count(*) FROM observation") == ["2"])
    }
  }

  private static func export(_ clinic: ImportedClinic) throws -> String {
    _ = try clinic.file("export/Patient.ndjson", patient)
    _ = try clinic.file("export/Observation.ndjson", results)
    _ = try clinic.file("export/Specimen.ndjson", specimens)
    _ = try clinic.file("export/MedicationAdministration.ndjson", administration)
    _ = try clinic.file("export/Medication.ndjson", medication)
    return clinic.folder + "/export"
  }
}
