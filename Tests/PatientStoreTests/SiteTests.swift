import ClinicHarness
import PatientStore
import ReferenceJudge
import Testing

/// Table `site`, read without patients.
@Suite struct SiteTests {
  private static let sites: [RawRow] = [
    [
      "site_id": .text("S2"), "name": .text("Two"), "time_zone": .text("UTC"),
      "coordinator_name": .text("Ana\nPeña"), "coordinator_email": .text("ana@b\r\nBcc: c@d"),
    ],
    ["site_id": .text("S1"), "name": .text("One"), "time_zone": .text("UTC")],
    [
      "site_id": .text("S10"), "name": .text(""), "time_zone": .text("UTC"),
      "coordinator_email": .text(""),
    ],
  ]

  private func withDatabase(_ body: (String) throws -> Void) throws {
    var clinic = StoreFixture.clinic()
    clinic.sites = Self.sites
    try ClinicHarness.withScratchFolder { folder in
      try ClinicHarness.write(clinic, to: folder + "/patients.db")
      try body(folder + "/patients.db")
    }
  }

  @Test func `Sites come in the order of their ids, as they were typed in`() throws {
    try withDatabase { path in
      let sites = try PatientDatabase(path: path, views: nil).sites()
      #expect(sites.map(\.id) == ["S1", "S10", "S2"])
      #expect(sites.map(\.name) == ["One", "", "Two"])
      #expect(sites.map(\.coordinatorName) == [nil, nil, "Ana\nPeña"])
      #expect(sites.map(\.coordinatorEmail) == [nil, "", "ana@b\r\nBcc: c@d"])
      #expect(sites.map(\.isListed) == [true, true, true])
    }
  }

  @Test func `Sites are those of the views where there are views`() throws {
    try withDatabase { path in
      let views = PatientStore.Table.allCases.map { table in
        let filter = table == .site ? " WHERE site_id <> 'S10'" : ""
        return
          "CREATE TEMP VIEW \(table.rawValue) AS SELECT * FROM main.\(table.rawValue)\(filter);"
      }
      let database = try PatientDatabase(path: path, views: views.joined(separator: "\n"))
      #expect(try database.sites().map(\.id) == ["S1", "S2"])
    }
  }

  @Test func `A scan knows the coordinators' addresses too`() throws {
    var clinic = StoreFixture.clinic(StoreFixture.patient())
    clinic.sites = Self.sites
    let judged = try StoreFixture.judge(clinic)
    #expect(judged.directory.sites.map(\.coordinatorEmail) == [nil, "", "ana@b\r\nBcc: c@d"])
  }
}
