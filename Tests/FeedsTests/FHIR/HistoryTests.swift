import Feeds
import Testing

@Suite struct HistoryTests {
  private static let mapping = FeedMapping(meanings: [
    SourceCode(code: "86406008", system: "http://snomed.info/sct"): .history(kind: "hiv"),
    SourceCode(code: "21", system: "http://hl7.org/fhir/sid/cvx"): .history(kind: "live-vaccine"),
    SourceCode(code: "1", system: "urn:x"): .infusion,
  ])

  private func condition(
    _ members: String, verification: String = "confirmed",
    code: String =
      #"{"coding":[{"system":"http://snomed.info/sct","code":"86406008"}],"text":"HIV"}"#
  ) throws -> FHIRReading {
    let system = "http://terminology.hl7.org/CodeSystem/condition-ver-status"
    return try FHIRReading(
      #"""
      {"resourceType":"Condition","id":"c","code":\#(code),"subject":{"reference":"Patient/1"},
      "verificationStatus":{"coding":[{"system":"\#(system)","code":"\#(verification)"}]},\#(members)}
      """#, mapping: Self.mapping)
  }

  private func immunization(_ status: String, members: String) throws -> FHIRReading {
    try FHIRReading(
      #"""
      {"resourceType":"Immunization","id":"i","status":"\#(status)",
      "vaccineCode":{"coding":[{"system":"http://hl7.org/fhir/sid/cvx","code":"21"}]},
      "patient":{"reference":"Patient/1"},\#(members)}
      """#, mapping: Self.mapping)
  }

  @Test(arguments: [
    (#""onsetDateTime":"2020-01-02""#, "'2020-01-02' - -"),
    (
      #""onsetDateTime":"2020-01-02T10:00:00Z","abatementDateTime":"2021-03-04""#,
      "'2020-01-02' - '2021-03-04'"
    ),
    (
      #""onsetPeriod":{"start":"2020-01-02"},"abatementPeriod":{"start":"2021","end":"2021-03-04"}"#,
      "'2020-01-02' - '2021-03-04'"
    ),
    (#""onsetDateTime":"2020-01-02","abatementString":"soon""#, "'2020-01-02' - -"),
  ])
  func `A condition lasts from its onset to its abatement`(members: String, days: String) throws {
    let reading = try condition(members)
    #expect(reading.rows == ["- 'hiv' 'HIV' \(days)"])
    #expect(reading.titles == ["Condition/c"])
  }

  @Test(arguments: ["refuted", "entered-in-error"])
  func `A condition taken back is no history, with or without its onset`(status: String) throws {
    for onset in [#""onsetDateTime":"2020-01-01""#, #""onsetString":"?""#] {
      let reading = try condition(onset, verification: status)
      #expect(reading.rows.isEmpty && reading.absences == ["history Condition/c"])
    }
  }

  @Test(arguments: ["unconfirmed", "provisional", "differential"])
  func `A condition that is not confirmed is no history`(status: String) throws {
    let reading = try condition(#""onsetDateTime":"2020-01-01""#, verification: status)
    #expect(reading.absences == ["history Condition/c"])
    #expect(reading.findings == ["skipped : a condition that is not confirmed"])
  }

  @Test(arguments: [
    #""recordedDate":"2020-01-01""#, #""onsetDateTime":"2020""#, #""onsetString":"2020-01-01""#,
    #""onsetAge":{"value":3}"#,
  ])
  func `When a condition was written down is no onset`(member: String) throws {
    #expect(try condition(member).ends == ["refused: the day it began is not stated"])
  }

  @Test func `A code without a meaning is skipped, whatever it is called`() throws {
    let onset = #""onsetDateTime":"2020-01-02""#
    let other = #"{"coding":[{"system":"urn:y","code":"86406008","display":"HIV"}],"text":"HIV"}"#
    #expect(
      try condition(onset, code: other).findings
        == ["skipped : resource type Condition: a code without a meaning to the rules"])
    let infusion = #"{"coding":[{"system":"urn:x","code":"1"}]}"#
    #expect(
      try condition(onset, code: infusion).findings
        == ["skipped : resource type Condition: a code whose meaning is no history"])
  }

  @Test func `A vaccination is a history from its day`() throws {
    let given = #""occurrenceDateTime":"2020-01-01""#
    let reading = try immunization("completed", members: given)
    #expect(reading.rows == ["- 'live-vaccine' '21' '2020-01-01' - -"])
    let withdrawn = try immunization("entered-in-error", members: given)
    #expect(withdrawn.rows == ["- 'live-vaccine' '21' '2020-01-01' - '2019-12-31'"])
    #expect(
      try immunization("not-done", members: given).findings
        == ["skipped : a vaccination that was not done"])
    #expect(
      try immunization("on-hold", members: given).ends
        == ["refused: a vaccination whose status is not known"])
    #expect(
      try immunization("completed", members: #""occurrenceString":"2020-01-01""#).ends
        == ["refused: the day it began is not stated"])
  }
}
