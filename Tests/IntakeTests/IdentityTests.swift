import ClinicHarness
import Feeds
import Foundation
import Intake
import Monitoring
import PatientStore
import Testing

/// Who a record is about: record numbers with their authorities, ids of resources, merges.
@Suite struct IdentityTests {
  @Test func `A record number of another birth date is refused, and nothing of it is loaded`()
    throws
  {
    try withLoads { loads in
      try loads.load([.registration([.number("000123")])])
      let before = try loads.dump()
      var wrong = Statement.result(of: "000123")
      wrong.demographics.birthDate = .said(.first)
      let summary = try loads.load([wrong], at: "2025-06-02T00:00:00Z")
      #expect(summary.count(.record, .refused) == 1 && summary.count(.part, .refused) == 1)
      #expect(summary.log.contains { $0.reason.contains("another birth date") })
      #expect(try loads.dump() == before)
      #expect(try loads.value("SELECT mrn FROM patient") == "000123")
    }
  }

  @Test func `A merge joins what was known of both, whichever came first`() throws {
    try withLoads { loads in
      var merge = Statement.registration([.number("2")])
      merge.merged = [.number("1")]
      try loads.load([.result(of: "1"), .result("777-3", of: "2"), merge])
      #expect(try loads.value("SELECT count(*) FROM patient") == "1")
      #expect(try loads.value("SELECT mrn FROM patient") == "2")
      #expect(try loads.value("SELECT count(DISTINCT patient_id) FROM observation") == "1")
      #expect(try loads.value("SELECT count(*) FROM observation") == "2")
      // A message that still uses the old number belongs to the same patient.
      try loads.load([.result("6690-2", of: "1")], at: "2025-06-02T00:00:00Z")
      #expect(try loads.value("SELECT count(DISTINCT patient_id) FROM observation") == "1")
      #expect(try loads.value("SELECT mrn FROM patient") == "2")
    }
  }

  @Test func `A number that is merged twice ends at one patient, and the file is loaded`() throws {
    try withLoads { loads in
      var (first, second) = (
        Statement.registration([.number("200")]), Statement.registration([.number("300")])
      )
      (first.merged, second.merged) = ([.number("100")], [.number("100")])
      try loads.load([.result(of: "100"), first, .result("777-3", of: "300"), second])
      #expect(try loads.value("SELECT count(*) FROM patient") == "1")
      #expect(try loads.value("SELECT count(*) FROM observation NATURAL JOIN patient") == "2")
    }
  }

  @Test func `An emptied birth date does not open the way for another patient's results`() throws {
    try withLoads { loads in
      try loads.load([.registration([.number("1")], born: "1980-01-02")])
      var erasing = Statement.registration([.number("1")], born: nil)
      erasing.demographics.birthDate = .erased
      try loads.load([erasing], at: "2025-06-02T00:00:00Z")
      let other = Statement.registration([.number("1")], born: "1990-01-02")
      #expect(try loads.load([other], at: "2025-06-03T00:00:00Z").count(.record, .refused) == 1)
    }
  }

  @Test func `A merge of two patients born on different days is refused`() throws {
    try withLoads { loads in
      try loads.load([
        .registration([.number("1")], born: "1980-01-02"),
        .registration([.number("2")], born: "1990-01-02"),
      ])
      var merge = Statement()
      (merge.patient, merge.merged) = ([.number("2")], [.number("1")])
      #expect(try loads.load([merge]).count(.record, .refused) == 1)
      #expect(try loads.value("SELECT count(*) FROM patient") == "2")
    }
  }

  @Test func `A number without an authority is that of whoever alone has it`() throws {
    try withLoads { loads in
      try loads.load([.registration([.number("7", of: "North")]), .result(of: "7")])
      #expect(try loads.value("SELECT count(*) FROM patient") == "1")
      let other = try loads.load([.registration([.number("7", of: "South")])])
      #expect(other.count(.record, .refused) == 1)
    }
  }

  @Test func `With a home authority, equal numbers of two authorities are two patients`() throws {
    try withLoads { loads in
      let both = [
        Statement.registration([.number("7", of: "North")], family: "North"),
        .registration([.number("7", of: "South")], family: "South", born: "1990-01-01"),
      ]
      try loads.load(both, rules: IdentityRules(homeAuthority: "North"))
      #expect(
        try loads.rows(of: ["patient"]).map { $0.components(separatedBy: "|")[1] }.sorted()
          == ["7", "7 (South)"])
    }
  }

  @Test func `A resource that turns out to have a record number takes its results along`() throws {
    try withLoads { loads in
      var result = Statement.result()
      result.patient = [PatientKey(kind: .resource, number: "example")]
      try loads.load([result])
      #expect(try loads.value("SELECT mrn FROM patient") == "Patient/example")
      try loads.load([
        .registration([PatientKey(kind: .resource, number: "example"), .number("42")])
      ])
      #expect(try loads.value("SELECT mrn FROM patient") == "42")
      #expect(
        try loads.value(
          "SELECT count(*) FROM observation NATURAL JOIN patient") == "1")
    }
  }

  @Test func `A patient that another way brought in is found by record number`() throws {
    try withLoads { loads in
      let builder = try loads.value("SELECT count(*) FROM patient")
      #expect(builder == "0")
      try loads.execute(
        "INSERT INTO patient VALUES (-5, '000123', 'Roe', 'Ann', '1980-01-02', 'F', NULL, NULL)")
      try loads.load([.result(of: "000123")])
      #expect(try loads.value("SELECT patient_id FROM observation") == "-5")
      #expect(try loads.value("SELECT family_name FROM patient") == "Roe")
    }
  }

  @Test func `Resources and rows of one number on two servers are two patients`() throws {
    try withLoads { loads in
      for (source, number) in [("north", "111"), ("south", "222")] {
        var result = Statement.result(of: number)
        result.patient.append(PatientKey(kind: .resource, number: "1"))
        result.patient.append(PatientKey(kind: .row, number: "1"))
        try loads.load([result], rules: IdentityRules(source: source))
      }
      #expect(try loads.value("SELECT count(*) FROM patient") == "2")
      #expect(
        try loads.rows(of: ["patient"]).map { $0.components(separatedBy: "|")[1] }.sorted()
          == ["111", "222"])
    }
  }

  @Test func `Two names of one authority are one`() throws {
    try withLoads { loads in
      let rules = IdentityRules(authorities: ["http://north.example/mrn": "North"])
      try loads.load([.registration([.number("7", of: "North")])], rules: rules)
      var result = Statement.result()
      result.patient = [
        PatientKey(kind: .resource, number: "a"), .number("7", of: "http://north.example/mrn"),
      ]
      try loads.load([result], rules: rules)
      #expect(try loads.value("SELECT count(*) FROM patient") == "1")
    }
  }

  @Test func `A field that a message does not speak of stays, one that it empties goes`() throws {
    try withLoads { loads in
      var first = Statement.registration([.number("1")])
      first.demographics.phone = .said("555")
      try loads.load([first])
      try loads.load([.registration([.number("1")], family: "New")], at: "2025-06-02T00:00:00Z")
      #expect(try loads.value("SELECT family_name || phone FROM patient") == "New555")
      var erasing = Statement.registration([.number("1")], family: "New")
      erasing.demographics.phone = .erased
      try loads.load([erasing], at: "2025-06-03T00:00:00Z")
      #expect(try loads.value("SELECT count(phone) FROM patient") == "0")
    }
  }

  @Test func `Rules by which patients were told apart cannot be changed afterwards`() throws {
    try withLoads { loads in
      try loads.load([.registration([.number("7", of: "North")])])
      let home = IdentityRules(homeAuthority: "North")
      #expect(throws: IdentityRulesError.homeAuthorityChanged(from: "", to: "North")) {
        try loads.load([.registration([.number("7")])], rules: home)
      }
      let alias = IdentityRules(authorities: ["North": "N"])
      #expect(throws: IdentityRulesError.authorityChanged("North", from: "", to: "N")) {
        try loads.load([.registration([.number("7", of: "N")])], rules: alias)
      }
      #expect(try loads.value("SELECT count(*) FROM patient") == "1")
    }
  }

  @Test func `A rule that no number depends on yet can be added, and then holds`() throws {
    try withLoads { loads in
      try loads.load([.registration([.number("7", of: "North")])])
      let rules = IdentityRules(homeAuthority: "South", authorities: ["S": "South"])
      try loads.load([.result(of: "8")], rules: rules)
      #expect(throws: IdentityRulesError.self) {
        try loads.load([.result(of: "8")])
      }
      let other = IdentityRules(homeAuthority: "South", authorities: ["S": "North"])
      #expect(throws: IdentityRulesError.authorityChanged("S", from: "South", to: "North")) {
        try loads.load([.result(of: "8")], rules: other)
      }
      try loads.load([.result(of: "8")], rules: rules)
    }
  }

  @Test func `A birth date is corrected by whoever says which one was wrong`() throws {
    try withLoads { loads in
      try loads.load([.registration([.number("1")], born: "1980-01-02")])
      var correction = Statement.registration([.number("1")], born: "1981-01-02")
      correction.demographics.birthDateWas = CivilDate("1970-01-02")
      let wrong = try loads.load([correction], at: "2025-06-02T00:00:00Z")
      #expect(wrong.count(.record, .refused) == 1)
      correction.demographics.birthDateWas = CivilDate("1980-01-02")
      let right = try loads.load([correction], at: "2025-06-03T00:00:00Z")
      #expect(right.count(.record, .loaded) == 1)
      #expect(try loads.value("SELECT birth_date FROM patient") == "1981-01-02")
      let again = try loads.load([correction], at: "2025-06-04T00:00:00Z")
      #expect(again.count(.record, .duplicate) == 1)
      // What was loaded with the wrong one can be loaded again, and does not bring it back.
      let old = Statement.registration([.number("1")], born: "1980-01-02")
      #expect(try loads.load([old], at: "2025-06-05T00:00:00Z").count(.record, .duplicate) == 1)
      #expect(try loads.value("SELECT birth_date FROM patient") == "1981-01-02")
      let other = Statement.registration([.number("1")], born: "1970-01-02")
      #expect(try loads.load([other], at: "2025-06-06T00:00:00Z").count(.record, .refused) == 1)
      var back = Statement.registration([.number("1")], born: "1980-01-02")
      back.demographics.birthDateWas = CivilDate("1981-01-02")
      try loads.load([back], at: "2025-06-07T00:00:00Z")
      #expect(try loads.value("SELECT birth_date FROM patient") == "1980-01-02")
    }
  }

  @Test func `A number that two authorities gave to one patient is the patient's`() throws {
    try withLoads { loads in
      try loads.load([.registration([.number("1", of: "H")])])
      let both = Statement.registration([.number("1", of: "H"), .number("1", of: "LAB")])
      #expect(try loads.load([both], at: "2025-06-02T00:00:00Z").count(.record, .loaded) == 1)
      #expect(try loads.value("SELECT count(*) FROM patient") == "1")
      let other = Statement.registration([.number("1", of: "X")])
      #expect(try loads.load([other], at: "2025-06-03T00:00:00Z").count(.record, .refused) == 1)
    }
  }

  @Test func `Two names of one time do not take turns`() throws {
    try withLoads { loads in
      let names = ["Roe", "Doe"].map {
        Statement.registration([.number("1")], family: $0, at: "2025-03-02T00:00:00Z")
      }
      for name in names { try loads.load([name]) }
      let before = try loads.dump()
      for (day, name) in names.enumerated() {
        let again = try loads.load([name], at: "2025-06-0\(day + 2)T00:00:00Z")
        #expect(again.count(.record, .duplicate) == 1)
        #expect(try loads.dump() == before)
      }
    }
  }

  private func withLoads(_ body: (Loads) throws -> Void) throws {
    try ClinicHarness.withScratchFolder { folder in try body(try Loads(in: folder)) }
  }
}
