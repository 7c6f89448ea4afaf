import Feeds
import Foundation
import Monitoring
import Testing
import ThirdPartyData

@Suite struct FHIRPatientTests {
  private func reading(_ members: String, id: String? = "7") throws -> FHIRReading {
    let id = id.map { ",\"id\":\"\($0)\"" } ?? ""
    let rest = members.isEmpty ? "" : ",\(members)"
    return try FHIRReading(#"{"resourceType":"Patient"\#(id)\#(rest)}"#)
  }

  private func statement(_ members: String, id: String? = "7") throws -> Statement {
    try #require(try reading(members, id: id).statements.first)
  }

  private static let typeMR =
    #""type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]}"#
  private static let typeSS =
    #""type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"SS"}]}"#

  @Test func `A patient has a name, a birth date, a sex and a telephone`() throws {
    let patient = try statement(
      #"""
      "name":[{"use":"old","family":"Roe"},{"use":"official","family":"Shaw",
      "given":["Amy","V."]}],"gender":"female","birthDate":"1987-02-20","active":false,
      "telecom":[{"system":"email","value":"x"},{"system":"phone","use":"old","value":"1"},
      {"system":"phone","value":"555-1234"}]
      """#.replacing("\n", with: ""))
    var expected = Demographics()
    expected.familyName = .said("Shaw")
    expected.givenName = .said("Amy V.")
    expected.sex = .said("F")
    expected.birthDate = .said(try #require(CivilDate("1987-02-20")))
    expected.phone = .said("555-1234")
    #expect(patient.demographics == expected)
    #expect(patient.patient == [PatientKey(kind: .resource, number: "7")])
    #expect(patient.facts == [.absent(.standing, FactTitle(group: "Patient/7"))])
    #expect(patient.findings.isEmpty && patient.merged.isEmpty)
  }

  @Test func `What a patient's resource does not say stays unsaid`() throws {
    #expect(try statement("").demographics == Demographics())
    let text = try statement(#""name":[{"text":"Amy Shaw"}],"gender":"male""#).demographics
    #expect(text.familyName == .said("Amy Shaw"))
    #expect(text.sex == .said("M"))
    #expect(try statement(#""gender":"other""#).demographics.sex == .said("U"))
  }

  @Test(arguments: ["1987", "1987-02", "1987-02-30"])
  func `A birth date that is no day is told and left out`(date: String) throws {
    let reading = try reading(#""birthDate":"\#(date)""#)
    // A year is valid FHIR, and no reason for a warning every night.
    let end = date.utf8.count > 7 ? "refused" : "skipped"
    #expect(reading.findings == ["\(end) birthDate: not stated to the day"])
    #expect(reading.statements.first?.demographics.birthDate == .unsaid)
  }

  @Test(arguments: [
    (#"{\#(typeMR),"system":"urn:a","value":"000123"}"#, "urn:a", "000123"),
    (#"{\#(typeMR),"system":"urn:a","assigner":{"display":"Acme"},"value":"1"}"#, "Acme", "1"),
    (#"{\#(typeMR),"value":"1"}"#, "", "1"),
    (#"{"use":"usual","value":"9"},{\#(typeMR),"system":"urn:a","value":"1"}"#, "urn:a", "1"),
    (#"{\#(typeMR),"use":"old","value":"9"},{\#(typeMR),"value":"1"}"#, "", "1"),
    (#"{\#(typeSS),"use":"official","value":"9"},{"use":"official","value":"1"}"#, "", "1"),
    (#"{"value":"9"},{"use":"usual","system":"urn:b","value":"1"}"#, "urn:b", "1"),
  ])
  func `The record number is the identifier typed so, else one in use of no other type`(
    identifiers: String, authority: String, number: String
  ) throws {
    let keys = try statement(#""identifier":[\#(identifiers)]"#).patient
    let key = PatientKey(kind: .recordNumber, authority: authority, number: number)
    #expect(keys == [PatientKey(kind: .resource, number: "7"), key])
    #expect(try statement(#""identifier":[\#(identifiers)]"#, id: nil).patient == [key])
  }

  @Test(arguments: [
    #"{\#(typeSS),"use":"usual","value":"9"}"#, #"{"value":"9"}"#, #"{\#(typeMR)}"#,
  ])
  func `No other identifier is a record number`(identifier: String) throws {
    #expect(try statement(#""identifier":[\#(identifier)]"#).patient.count == 1)
    let nameless = try reading(#""identifier":[\#(identifier)]"#, id: nil)
    #expect(nameless.ends == ["refused: neither an id nor a record number"])
  }

  @Test(arguments: [
    (#""deceasedDateTime":"2024-05-06T23:00:00-05:00""#, "2024-05-06"),
    (
      #""deceasedBoolean":true,"meta":{"lastUpdated":"2024-05-07T23:30:00-05:00"}"#,
      "2024-05-07"
    ),
  ])
  func `Death is a standing from its day, else from the day it was written`(
    member: String, day: String
  ) throws {
    let reading = try reading(member)
    #expect(reading.rows == ["- 'deceased' '\(day)' -"])
    #expect(reading.statements.flatMap(\.facts).map(\.title) == [FactTitle(group: "Patient/7")])
    #expect(reading.absences == [])
  }

  @Test(arguments: [
    #""deceasedBoolean":true"#, #""deceasedDateTime":"2024-05""#, #""deceasedString":"2024-05-06""#,
  ])
  func `Death without a day is told`(member: String) throws {
    let reading = try reading(member)
    #expect(reading.rows.isEmpty)
    #expect(reading.findings == ["refused deceased: deceased without a day"])
    // It does not say that the patient is alive.
    #expect(reading.absences.isEmpty)
    #expect(try self.reading(#""deceasedBoolean":false"#).findings.isEmpty)
  }

  @Test(arguments: [
    "", #""deceasedBoolean":false"#, #""deceasedBoolean":null"#,
  ])
  func `A version that does not say that the patient died takes an earlier death back`(
    member: String
  ) throws {
    #expect(try reading(member).absences == ["standing Patient/7"])
    let nameless = #""identifier":[{"use":"usual","value":"1"}]"#
    let members = member.isEmpty ? nameless : "\(nameless),\(member)"
    #expect(try reading(members, id: nil).absences == [])
  }

  @Test func `Each number typed so is a key, one an authority, without the old ones`() throws {
    let typed = { (rest: String) in "{\(Self.typeMR),\(rest)}" }
    let identifiers = [
      typed(#""system":"urn:a","value":"1""#), typed(#""system":"urn:b","value":"2""#),
      typed(#""system":"urn:a","value":"3""#), typed(#""system":"urn:c","use":"old","value":"4""#),
      #"{"use":"official","system":"urn:d","value":"5"}"#, typed(#""system":"urn:e""#),
    ]
    let member = #""identifier":[\#(identifiers.joined(separator: ","))]"#
    let numbers = [("urn:a", "1"), ("urn:b", "2")].map {
      PatientKey(kind: .recordNumber, authority: $0.0, number: $0.1)
    }
    #expect(try statement(member).patient == [PatientKey(kind: .resource, number: "7")] + numbers)
    let subject =
      ##""subject":{"reference":"#p"},"contained":[{"resourceType":"Patient","id":"p","##
    let result = try FHIRReading(observation(subject: "\(subject)\(member)}]"))
    #expect(result.statements.map(\.patient) == [numbers])
  }

  @Test func `A record that replaces another carries its keys`() throws {
    let link = #""link":[{"other":{"reference":"Patient/3"},"type":"replaces"}]"#
    let survivor = try statement(link + #","gender":"male""#)
    #expect(survivor.patient == [PatientKey(kind: .resource, number: "7")])
    #expect(survivor.merged == [PatientKey(kind: .resource, number: "3")])
    #expect(survivor.demographics.sex == .said("M"))
  }

  @Test func `A record that was replaced names its successor and says nothing of it`() throws {
    let link = #""link":[{"other":{"reference":"Patient/3"},"type":"replaced-by"}]"#
    let reading = try reading(link + #","gender":"male","deceasedDateTime":"2024-05-06""#)
    let old = try #require(reading.statements.first)
    #expect(old.patient == [PatientKey(kind: .resource, number: "3")])
    #expect(old.merged == [PatientKey(kind: .resource, number: "7")])
    #expect(old.demographics == Demographics() && old.facts.isEmpty)
    #expect(reading.findings == ["skipped : replaced by another patient"])
    let other = #""link":[{"other":{"reference":"Patient/3"},"type":"seealso"}]"#
    #expect(try statement(other).merged.isEmpty)
  }

  @Test(arguments: [
    (#""subject":{"reference":"Patient/1"}"#, PatientKey.Kind.resource, "", "1"),
    (#""subject":{"reference":"https://a/fhir/Patient/1"}"#, .resource, "", "1"),
    (#""subject":{"reference":"Patient/1/_history/2"}"#, .resource, "", "1"),
    (
      #""subject":{"identifier":{"system":"urn:a","value":"000123"}}"#, .recordNumber, "urn:a",
      "000123"
    ),
    (
      ##""subject":{"reference":"#p"},"contained":[{"resourceType":"Patient","id":"p","##
        + #""identifier":[{\#(typeMR),"value":"5"}]}]"#, .recordNumber, "", "5"
    ),
  ])
  func `A subject is found by its id, else by its record number`(
    subject: String, kind: PatientKey.Kind, authority: String, number: String
  ) throws {
    let reading = try FHIRReading(observation(subject: subject))
    let key = PatientKey(kind: kind, authority: authority, number: number)
    #expect(reading.statements.map(\.patient) == [[key]])
  }

  @Test(arguments: [
    ("", "refused: no subject"), (#""subject":{}"#, "refused: subject leads to no patient"),
    (#""subject":{"display":"Amy Shaw"}"#, "refused: subject leads to no patient"),
    (#""subject":{"reference":"Patient/"}"#, "refused: subject leads to no patient"),
    (#""subject":{"reference":"123"}"#, "refused: subject leads to no patient"),
    (#""subject":{"reference":"Patient?identifier=1"}"#, "refused: subject leads to no patient"),
    (##""subject":{"reference":"#p"}"##, "refused: subject leads to no patient"),
    (##""subject":{"reference":"#"}"##, "refused: subject leads to no patient"),
    (#""subject":{"reference":"urn:uuid:1"}"#, "refused: subject leads to no patient"),
    (
      ##""subject":{"reference":"#p"},"contained":[{"resourceType":"Patient","id":"p"}]"##,
      "refused: subject leads to no patient"
    ),
    (#""subject":{"reference":"Group/1"}"#, "skipped: subject is a Group"),
    (#""subject":{"type":"Device","identifier":{"value":"1"}}"#, "skipped: subject is a Device"),
    (
      #""subject":{"type":"Amy Shaw","identifier":{"value":"1"}}"#,
      "skipped: subject is no patient"
    ),
  ])
  func `A result of nobody is refused, and one of another thing is skipped`(
    subject: String, end: String
  ) throws {
    #expect(try FHIRReading(observation(subject: subject)).ends == [end])
  }

  @Test func `Hostile strings come through unchanged as names`() throws {
    guard let path = ThirdPartyData.path("strings/blns.json") else { return }
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let isAllowed = { (text: String) in
      let blanks = "\t\n\r".unicodeScalars
      return !text.isEmpty
        && text.unicodeScalars.allSatisfy { $0.value >= 32 || blanks.contains($0) }
    }
    let all = try JSONDecoder().decode([String].self, from: data)
    let texts = all.filter(isAllowed)
    #expect(texts.count > 500)
    for text in texts {
      let json = try quoted(text)
      let name = try reading(#""name":[{"family":\#(json),"given":[\#(json)]}]"#)
      let demographics = try #require(name.statements.first?.demographics)
      guard case .said(let family) = demographics.familyName else {
        Issue.record("no family name")
        return
      }
      #expect(Array(family.utf8) == Array(text.utf8))
      #expect(demographics.givenName == .said(text))
    }
  }
}
