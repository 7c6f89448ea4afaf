import DemoClinic
import Testing

@Suite struct BareClinicTests {
  private static let patients = 300
  /// Written once for all tests, none of which changes it.
  private static let written = Result { try WrittenClinic(patients: patients, style: .bare) }

  private let patients = Self.patients
  private let clinic: WrittenClinic

  init() throws {
    clinic = try Self.written.get()
  }

  @Test func `A bare clinic has about 220 observations a patient`() throws {
    let observations = try clinic.number("SELECT COUNT(*) FROM observation") ?? 0
    #expect((205...235).contains(observations / patients))
    #expect(try clinic.number("SELECT COUNT(*) FROM patient") == patients)
  }

  @Test func `Every patient of a bare clinic has a site and one or two courses`() throws {
    #expect(try clinic.number("SELECT COUNT(*) FROM care_assignment") == patients)
    let infusions = """
      SELECT COUNT(*) FROM (SELECT COUNT(*) AS days FROM infusion GROUP BY patient_id)
      WHERE days IN (5, 8)
      """
    #expect(try clinic.number(infusions) == patients)
  }

  @Test(arguments: ["standing", "form", "medication", "history", "waiver"])
  func `A bare clinic has infusions and results only`(table: String) throws {
    #expect(try clinic.number("SELECT COUNT(*) FROM \(table)") == 0)
  }

  @Test func `Patients of a bare clinic are followed for 48 months at most`() throws {
    let late = """
      SELECT COUNT(*) FROM observation JOIN (
        SELECT patient_id, MIN(infused_on) AS anchor FROM infusion GROUP BY patient_id
      ) USING (patient_id)
      WHERE collected_on > date(anchor, '+49 months') OR collected_on < anchor
        OR collected_on > '\(DemoClinic.asOf)'
      """
    #expect(try clinic.number(late) == 0)
  }
}
