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
    #expect((200...250).contains(observations / patients))
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

  @Test(arguments: ["standing", "waiver"])
  func `Nothing is out of the ordinary in a bare clinic`(table: String) throws {
    #expect(try clinic.number("SELECT COUNT(*) FROM \(table)") == 0)
    #expect(try clinic.number("SELECT COUNT(*) FROM observation WHERE status <> 'F'") == 0)
  }

  @Test func `With every analyte as a row there are about 2,000 a patient`()
    throws
  {
    let analytes = try WrittenClinic(patients: 60, style: .bareAnalytes)
    let observations = try analytes.number("SELECT COUNT(*) FROM observation") ?? 0
    #expect((1700...2300).contains(observations / 60))
    #expect(try analytes.number("SELECT COUNT(DISTINCT code) FROM observation") ?? 0 > 45)
  }

  @Test func `Patients of a bare clinic are followed for 48 months after the last course at most`()
    throws
  {
    let late = """
      SELECT COUNT(*) FROM observation JOIN (
        SELECT patient_id, MIN(infused_on) AS first, MAX(infused_on) AS last
        FROM infusion GROUP BY patient_id
      ) USING (patient_id)
      WHERE collected_on > date(last, '+48 months', '+1 day')
        OR collected_on < date(first, '-30 days') OR collected_on > '\(DemoClinic.asOf)'
      """
    #expect(try clinic.number(late) == 0)
  }
}
