import Feeds
import PatientSchema
import Testing

/// Rows of each table.
@Suite struct CSVTableTests {
  @Test func `Sites, prescribers, facilities and certifications are about no patient`() throws {
    let sites = try CSVGiven.statements(
      .table(.site),
      "site_id,name,time_zone,coordinator_name,coordinator_email\nS1,North,America/Chicago,Ana,\n")
    #expect(
      sites[0].facts == [
        Fact(
          table: .site,
          cells: [
            .text("S1"), .text("North"), .text("America/Chicago"), .text("Ana"), .null,
          ])
      ])
    #expect(sites[0].patient.isEmpty && sites[0].stamp == nil)
    #expect(
      try CSVGiven.cells(.prescriber, "name,prescriber_id\nDr A,P1\n") == [
        [.text("P1"), .text("Dr A")]
      ])
    #expect(
      try CSVGiven.cells(.facility, "facility_id,name\nF1,Ward\n") == [
        [.text("F1"), .text("Ward")]
      ])
    #expect(
      try CSVGiven.cells(
        .certification, "holder_kind,holder_id,certified_on,ends_on\npharmacy,X,2024-01-02,\n") == [
          [.text("pharmacy"), .text("X"), .text("2024-01-02"), .null, .null]
        ])
  }

  @Test func `A patient's row is what is said of the patient, and an empty cell says none`() throws
  {
    let said = try CSVGiven.statements(
      .table(.patient),
      """
      patient_id,mrn,family_name,given_name,birth_date,sex,phone,enrolled_on
      -7,000123,Doe,Jo,1980-02-29,F,+1 555,2024-01-02
      8,X,Roe,Al,,,,
      """)
    var whole = Demographics()
    whole.familyName = .said("Doe")
    whole.givenName = .said("Jo")
    whole.birthDate = .said(try #require(DateFormat.iso.day("1980-02-29")))
    whole.sex = .said("F")
    whole.phone = .said("+1 555")
    whole.enrolledOn = .said(try #require(DateFormat.iso.day("2024-01-02")))
    #expect(said[0].demographics == whole)
    #expect(
      said[0].patient == [
        PatientKey(kind: .row, number: "-7"), PatientKey(kind: .recordNumber, number: "000123"),
      ])
    #expect(said.allSatisfy { $0.facts.isEmpty })
    #expect(said[1].demographics.birthDate == .erased)
    #expect(said[1].demographics.phone == .erased)
    #expect(said[1].demographics.enrolledOn == .erased)
    #expect(said[1].demographics.sex == .said("U"))
  }

  @Test func `A patient's column that is absent says nothing`() throws {
    let said = try CSVGiven.statements(
      .table(.patient), "mrn,family_name,given_name\n1,Doe,Jo\n")[0]
    #expect(said.demographics.birthDate == .unsaid)
    #expect(said.demographics.sex == .unsaid)
    #expect(said.demographics.phone == .unsaid)
    #expect(said.demographics.enrolledOn == .unsaid)
    #expect(said.demographics.birthDateWas == nil)
    #expect(said.patient == [PatientKey(kind: .recordNumber, number: "1")])
  }

  @Test func `A patient's row may say which birth date it corrects`() throws {
    let header = "mrn,family_name,given_name,birth_date,birth_date_was\n"
    let said = try CSVGiven.statements(
      .table(.patient), header + "1,Doe,Jo,1980-02-29,1980-02-28\n2,Roe,Al,1981-01-01,\n")
    #expect(said.map(\.demographics.birthDateWas) == [DateFormat.iso.day("1980-02-28"), nil])
    #expect(said[0].demographics.birthDate == .said(try #require(DateFormat.iso.day("1980-02-29"))))
    let without = "column birth_date_was without a birth_date in its place"
    #expect(
      try CSVGiven.reasons(
        .table(.patient), header + "1,Doe,Jo,,1980-02-28\n2,Doe,Jo,1980-02-29,28.2.1980\n")
        == [without, "column birth_date_was holds no day YYYY-MM-DD"])
    #expect(
      try CSVGiven.reasons(
        .table(.patient), "mrn,family_name,given_name,birth_date_was\n1,Doe,Jo,1980-02-28\n")
        == [without])
  }

  @Test func `Care assignments and standings`() throws {
    #expect(
      try CSVGiven.cells(
        .careAssignment,
        "patient_id,from_on,site_id,prescriber_id\n1,2024-01-02,S1,\n1,2024-02-02,S2,P1\n") == [
          [.null, .text("2024-01-02"), .text("S1"), .null, .null],
          [.null, .text("2024-02-02"), .text("S2"), .text("P1"), .null],
        ])
    #expect(
      try CSVGiven.cells(.standing, "mrn,status,from_on\n1,lost-to-follow-up,2024-01-02\n") == [
        [.null, .text("lost-to-follow-up"), .text("2024-01-02"), .null]
      ])
  }

  @Test func `Infusions, with and without their optional columns`() throws {
    #expect(
      try CSVGiven.cells(
        .infusion,
        """
        patient_id,infused_on,course,dose_mg,started_at,ended_at,observed_until,facility_id,voided
        1,2024-01-02,1,12.5,08:00,12:00,23:59,F1,true
        1,2024-01-03,,,,,,,
        """) == [
          [
            .null, .text("2024-01-02"), .null, .integer(1), .real(12.5), .text("08:00"),
            .text("12:00"), .text("23:59"), .text("F1"), .integer(1),
          ],
          [
            .null, .text("2024-01-03"), .null, .null, .null, .null, .null, .null, .null,
            .integer(0),
          ],
        ])
    #expect(
      try CSVGiven.cells(.infusion, "mrn,infused_on\n1,2024-01-02\n") == [
        [
          .null, .text("2024-01-02"), .null, .null, .null, .null, .null, .null, .null, .integer(0),
        ]
      ])
  }

  @Test func `Forms, medications, histories and waivers`() throws {
    #expect(
      try CSVGiven.cells(.form, "mrn,kind,submitted_on,voided\n1,patient-status,2024-01-02,0\n")
        == [
          [.null, .text("patient-status"), .text("2024-01-02"), .null, .integer(0)]
        ])
    #expect(
      try CSVGiven.cells(.medication, "mrn,kind,started_on,ended_on\n1,antiviral,2024-01-02,\n")
        == [
          [.null, .text("antiviral"), .text(""), .text("2024-01-02"), .null, .null]
        ])
    #expect(
      try CSVGiven.cells(
        .history, "mrn,kind,detail,started_on,ended_on\n1,live-vaccine,,2024-01-02,2024-01-02\n")
        == [
          [
            .null, .text("live-vaccine"), .text(""), .text("2024-01-02"), .null,
            .text("2024-01-02"),
          ]
        ])
    #expect(
      try CSVGiven.cells(
        .waiver,
        "mrn,requirement,from_on,to_on,reason,granted_by\n1,cbc,2024-01-02,2024-01-03,why,who\n")
        == [
          [
            .null, .text("cbc"), .text("2024-01-02"), .text("2024-01-03"), .null, .text("why"),
            .text("who"),
          ]
        ])
  }

  @Test func `A row of the merge file joins two record numbers`() throws {
    let merges = try CSVGiven.statements(
      .merge, "prior_mrn,surviving_mrn,mrn_authority\n1,2,HOSP\n3,4,\n")
    #expect(
      merges.map(\.merged) == [
        [PatientKey(kind: .recordNumber, authority: "HOSP", number: "1")],
        [PatientKey(kind: .recordNumber, number: "3")],
      ])
    #expect(
      merges.map(\.patient) == [
        [PatientKey(kind: .recordNumber, authority: "HOSP", number: "2")],
        [PatientKey(kind: .recordNumber, number: "4")],
      ])
    #expect(
      try CSVGiven.reasons(.merge, "prior_mrn,surviving_mrn\n1,1\n,2\n3,\n") == [
        "columns prior_mrn and surviving_mrn hold the same number", "column prior_mrn is empty",
        "column surviving_mrn is empty",
      ])
  }

  @Test func `A merge may name the authority of either number`() throws {
    let merges = try CSVGiven.statements(
      .merge,
      """
      prior_mrn,surviving_mrn,mrn_authority,prior_authority,surviving_authority
      7,7,,EAST,WEST
      1,2,HOSP,EAST,
      3,3,HOSP,,WEST
      """)
    let keys = { (keys: [[PatientKey]]) in keys.map { $0.map { "\($0.number) \($0.authority)" } } }
    #expect(keys(merges.map(\.merged)) == [["7 EAST"], ["1 EAST"], ["3 HOSP"]])
    #expect(keys(merges.map(\.patient)) == [["7 WEST"], ["2 HOSP"], ["3 WEST"]])
    #expect(
      try CSVGiven.reasons(
        .merge, "prior_mrn,surviving_mrn,mrn_authority,prior_authority\n1,1,HOSP,HOSP\n")
        == ["columns prior_mrn and surviving_mrn hold the same number"])
  }

  @Test func `A file is of the table it is named for, in any letters`() {
    for table in CSVTable.all {
      #expect(CSVTable(fileName: table.name + ".csv") == table)
      #expect(CSVTable(fileName: table.name.uppercased() + ".CSV") == table)
      #expect(CSVTable(name: table.name) == table)
    }
    #expect(CSVTable(fileName: "Care-Assignment.csv") == .table(.careAssignment))
    for name in ["patient.txt", "patients.csv", ".csv", "csv", "", "patient.csv.csv"] {
      #expect(CSVTable(fileName: name) == nil)
    }
  }
}
