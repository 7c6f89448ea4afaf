import ClinicHarness
import Monitoring
import ReferenceJudge
import Testing

/// Whom a site's list goes to, as the database has it.
@Suite struct CoordinatorTests {
  @Test(arguments: ["ana@example.org", "", " ", "not an address", "a@b\r\nBcc: c@d", "ä@ö"])
  func `An address is read as it stands, whatever it is`(_ text: String) throws {
    var clinic = StoreFixture.clinic(StoreFixture.patient())
    clinic.sites[0]["coordinator_email"] = .text(text)
    clinic.sites[0]["coordinator_name"] = .text("Ana Ruiz")
    for judged in [try StoreFixture.judge(clinic), try LooseDatabase.judge(clinic)] {
      #expect(judged.directory.sites.map(\.coordinatorEmail) == [text])
      #expect(judged.directory.sites.map(\.coordinatorName) == ["Ana Ruiz"])
      #expect(judged.findings == [])
    }
  }

  @Test func `A site without an address has none, and that is no finding`() throws {
    let judged = try StoreFixture.judge(StoreFixture.clinic(StoreFixture.patient()))
    #expect(judged.directory.sites.map(\.coordinatorEmail) == [nil])
    #expect(judged.findings == [])
  }

  @Test(arguments: [
    "x'616E614062'", "CAST(x'616EFF' AS TEXT)", "CAST(x'61006240' AS TEXT)",
    "CAST(x'F09F98' AS TEXT)", "x'FF'",
  ])
  func `An address that is no text is a finding and none, and everybody is judged`(_ value: String)
    throws
  {
    let judged = try LooseDatabase.judge(
      StoreFixture.clinic(StoreFixture.patient()),
      after: "UPDATE raw_site SET coordinator_email = \(value)")
    #expect(judged.directory.sites.map(\.coordinatorEmail) == [nil])
    let found = judged.findings(.valueUnknown)
    #expect(
      found.map { "\($0.table) \($0.key) \($0.column)" } == [
        "site site_id=S1 coordinator_email"
      ])
    #expect(found.map(\.patientID) == [nil])
    #expect(judged.patients.map(\.judgement.status) == [.notStarted])
  }

  /// A view says so by a NULL of that name.
  @Test func `A view may give no address`() throws {
    let views = LooseDatabase.views.replacing(
      "SELECT * FROM raw_site",
      with: "SELECT site_id, name, time_zone, coordinator_name, NULL AS coordinator_email "
        + "FROM raw_site")
    let judged = try LooseDatabase.judge(
      StoreFixture.clinic(StoreFixture.patient()), views: views)
    #expect(judged.directory.sites.map(\.coordinatorEmail) == [nil])
    #expect(judged.findings == [])
  }
}
