import Feeds
import Monitoring
import Testing

@Suite struct ObservationTests {
  @Test func `A creatinine is a row of its day, code, value and unit`() throws {
    let reading = try FHIRReading(observation())
    #expect(reading.rows == ["- '2024-03-09' '' '2160-0' - 'F' 0.9 - 'mg/dL'"])
    let statement = try #require(reading.statements.first)
    #expect(statement.patient == [PatientKey(kind: .resource, number: "1")])
    #expect(statement.facts.first?.title == FactTitle(group: "Observation/o1", scope: .source))
    #expect(statement.findings.isEmpty)
  }

  @Test(arguments: [
    ("registered", "I"), ("preliminary", "P"), ("final", "F"), ("amended", "C"),
    ("corrected", "C"), ("cancelled", "X"), ("entered-in-error", "W"), ("unknown", ""),
    ("Final", ""),
  ])
  func `Each status of an observation has its code`(status: String, code: String) throws {
    let reading = try FHIRReading(observation(status: status))
    #expect(reading.rows == ["- '2024-03-09' '' '2160-0' - '\(code)' 0.9 - 'mg/dL'"])
  }

  @Test(arguments: [
    ("registered", "I"), ("partial", "P"), ("preliminary", "P"), ("final", "F"),
    ("amended", "C"), ("corrected", "C"), ("appended", "F"), ("cancelled", "X"),
    ("entered-in-error", "W"), ("unknown", ""),
  ])
  func `Each status of a report has its code`(status: String, code: String) throws {
    let report = observation("", status: status, code: loinc("24356-8"))
      .replacing("\"Observation\"", with: "\"DiagnosticReport\"")
    let reading = try FHIRReading(report)
    #expect(reading.rows == ["- '2024-03-09' '' '24356-8' - '\(code)' - - -"])
    #expect(reading.titles == ["DiagnosticReport/o1"])
  }

  @Test(arguments: [
    (#""valueQuantity":{"value":5e-1,"code":"mg"}"#, "0.5 - 'mg'"),
    (#""valueQuantity":{"value":15,"comparator":"<","unit":"U/L"}"#, "- '<15' 'U/L'"),
    (#""valueQuantity":{"value":1.50,"comparator":">="}"#, "- '>=1.50' -"),
    (#""valueQuantity":{"unit":"mg"}"#, "- - 'mg'"),
    (#""valueCodeableConcept":{"text":"Few","coding":[{"code":"1","display":"x"}]}"#, "- 'Few' -"),
    (#""valueCodeableConcept":{"coding":[{"code":"1","display":"Rare"}]}"#, "- 'Rare' -"),
    (#""valueCodeableConcept":{"coding":[{"code":"1"}]}"#, "- '1' -"),
    (#""valueCodeableConcept":{}"#, "- - -"),
    (#""valueString":"negative""#, "- 'negative' -"),
    (#""valueString":"""#, "- - -"),
    (#""valueBoolean":false"#, "- 'false' -"),
    (#""valueInteger":-3"#, "-3.0 - -"),
    (#""valueRange":{"low":{"value":20,"unit":"/HPF"},"high":{"value":30}}"#, "- '20-30' '/HPF'"),
    (#""valueRange":{"low":{"value":20}}"#, "- '>=20' -"),
    (#""valueRange":{"high":{"value":2}}"#, "- '<=2' -"),
    (#""valueRatio":{"numerator":{"value":1},"denominator":{"value":128}}"#, "- '1:128' -"),
    (#""valueRatio":{"numerator":{"value":1}}"#, "- - -"),
    (#""valueSampledData":{"data":"1 2 3"}"#, "- '(data)' -"),
    (#""valueTime":"10:30:00""#, "- '10:30:00' -"),
    (#""valueDateTime":"2024-03""#, "- '2024-03' -"),
    (#""valuePeriod":{"start":"2024","end":"2025"}"#, "- '2024/2025' -"),
    (#""valuePeriod":{"start":"2024"}"#, "- '2024/..' -"),
    ("", "- - -"),
    (#""valueString":null"#, "- - -"),
  ])
  func `Each kind of value has its place`(value: String, cells: String) throws {
    let reading = try FHIRReading(observation(value))
    #expect(reading.rows == ["- '2024-03-09' '' '2160-0' - 'F' \(cells)"])
  }

  @Test(arguments: ["", #","valueInteger":3"#])
  func `What says why there is no result was not done`(more: String) throws {
    let reason = #""dataAbsentReason":{"text":"x"}"# + more
    let reading = try FHIRReading(observation(reason))
    #expect(reading.rows == ["- '2024-03-09' '' '2160-0' - 'X' - - -"])
    let pending = try FHIRReading(observation(reason, status: "preliminary"))
    #expect(pending.rows == ["- '2024-03-09' '' '2160-0' - 'P' - - -"])
  }

  @Test(arguments: ["data-absent-reason", "v3-NullFlavor"])
  func `A coded reason for there being nothing is no value`(system: String) throws {
    let url = "http://terminology.hl7.org/CodeSystem/\(system)"
    let coding = #"{"system":"\#(url)","code":"UNK","display":"unknown"}"#
    let reading = try FHIRReading(observation(#""valueCodeableConcept":{"coding":[\#(coding)]}"#))
    #expect(reading.rows == ["- '2024-03-09' '' '2160-0' - 'F' - - -"])
  }

  @Test(arguments: [
    (#""valueQuantity":{"value":"0.9"}"#, "value is no number"),
    (#""valueQuantity":{"value":1e999}"#, "value is a number too great to hold"),
    (#""valueQuantity":5"#, "no object where value would stand"),
    (#""valueBoolean":"true""#, "valueBoolean is neither true nor false"),
    (#""valueString":5"#, "value[x] is no text"),
    (#""valueInteger":1,"valueString":"2""#, "value[x] stands there twice"),
    (#""valueAttachment":{}"#, "a value of a type that is not known"),
    (#""status":"final""#, "status stands there twice"),
    (#""specimen":[]"#, "specimen is no object"),
    (#""component":{}"#, "component is no list"),
    (#""component":[1]"#, "component is no list of objects"),
    (#""modifierExtension":[{"url":"x"}]"#, "a modifierExtension that is not known"),
    (#""implicitRules":"http://x""#, "implicitRules that are not known"),
    (#""component":[{"modifierExtension":[]}]"#, "a modifierExtension that is not known"),
    (#""meta":{"lastUpdated":"2024-01-01"}"#, "meta.lastUpdated is no instant with an offset"),
  ])
  func `A member of an unexpected shape refuses the record`(
    members: String, reason: String
  ) throws {
    let reading = try FHIRReading(observation(members) + "\n" + observation())
    #expect(reading.ends == ["refused: \(reason)", "statement"])
    #expect(reading.error == nil)
  }

  @Test(arguments: [
    #""effectiveDateTime":"2024-03-09""#,
    #""effectiveDateTime":"2024-03-09T23:59:59-11:00""#,
    #""effectiveDateTime":"2024-03-09T00:00:01+14:00""#,
    #""effectiveInstant":"2024-03-09T23:59:59.999Z""#,
    #""effectivePeriod":{"start":"2024-03-09T22:00:00Z","end":"2024-03-10"}"#,
    #""effectiveTiming":{"event":["2024-03-09","2024-03-08"]}"#,
    #""effectiveDateTime":"2024-03-09","issued":"2024-03-10T08:00:00Z""#,
  ])
  func `The day is the one stated, which no offset moves`(effective: String) throws {
    let reading = try FHIRReading(observation(effective: effective))
    #expect(reading.rows == ["- '2024-03-09' '' '2160-0' - 'F' 0.9 - 'mg/dL'"])
  }

  @Test(arguments: [
    "", #""issued":"2024-03-10T08:00:00Z""#, #""effectiveDateTime":"2024-03""#,
    #""effectiveDateTime":"2024""#, #""effectiveDateTime":"2024-02-30""#,
    #""effectiveDateTime":"2024-03-09 10:00""#, #""effectiveDateTime":"""#,
    #""effectivePeriod":{"end":"2024-03-09"}"#, #""effectiveTiming":{"event":[]}"#,
    #""effectiveTiming":{"code":{"text":"BID"}}"#, #""effectiveString":"2024-03-09""#,
    #""effectiveDateTime":"２０２４-03-09""#,
  ])
  func `Without a day of collection there is no row`(effective: String) throws {
    let reading = try FHIRReading(observation(effective: effective))
    #expect(reading.ends == ["refused: collection day not stated"])
  }

  @Test func `A component is a row of its own, and the panel around it is none`() throws {
    let components = #"""
      "component":[{"code":\#(loinc("770-8")),"valueQuantity":{"value":60,"unit":"%"}},
      {"code":\#(loinc("736-9")),"dataAbsentReason":{"text":"not done"}},
      {"code":{"text":"no code"},"valueInteger":1}]
      """#.replacing("\n", with: "")
    let text = observation(components, code: loinc("57021-8"))
    let reading = try FHIRReading(text)
    let rows = [
      "- '2024-03-09' '' '770-8' - 'F' 60.0 - '%'", "- '2024-03-09' '' '736-9' - 'F' - - -",
    ]
    #expect(reading.rows == rows)
    #expect(
      reading.titles == ["Observation/o1#component 1 770-8", "Observation/o1#component 2 736-9"])
    #expect(reading.absences == ["observation Observation/o1"])
    #expect(reading.findings == ["refused component 3: no code"])
    let partial = try FHIRReading(text, partialCodes: ["57021-8"])
    #expect(partial.rows == ["- '2024-03-09' '' '57021-8' - 'F' - - -"] + rows)
  }

  @Test func `Of several rows of one code the first with a value stays`() throws {
    let component = { (value: Int) in #"{"code":\#(loinc("2160-0")),"valueInteger":\#(value)}"# }
    let components = #""component":[\#(component(1)),\#(component(2))]"#
    let reading = try FHIRReading(observation(components))
    #expect(reading.rows == ["- '2024-03-09' '' '2160-0' - 'F' 1.0 - -"])
    #expect(
      reading.findings == ["skipped component 2: its code stands in the record before"])
  }

  @Test(arguments: [
    (#""specimen":{"reference":"Specimen/s1"}"#, "s1"),
    (#""specimen":{"reference":"https://x/Specimen/s1/_history/2"}"#, "s1"),
    (#""specimen":{"identifier":{"value":"A-7"}}"#, "A-7"),
    (#""specimen":{"reference":"urn:uuid:1"}"#, "urn:uuid:1"),
    (##""specimen":{"reference":"#s"},"contained":[{"resourceType":"Specimen","id":"s"}]"##, ""),
    (
      ##""specimen":{"reference":"#s"},"contained":[{"resourceType":"Specimen","id":"s","##
        + #""accessionIdentifier":{"value":"24-1"},"identifier":[{"value":"X"}]}]"#, "24-1"
    ),
    (#""specimen":{"display":"blood"}"#, ""),
  ])
  func `Results of one specimen have its name in common`(member: String, key: String) throws {
    let reading = try FHIRReading(observation(member))
    #expect(reading.rows == ["- '2024-03-09' '\(key)' '2160-0' - 'F' - - -"])
  }

  @Test(arguments: [
    ("http://terminology.hl7.org/CodeSystem/v2-0487", "UR", "2160-0 (UR)"),
    ("http://terminology.hl7.org/CodeSystem/v2-0487", "SER", "2160-0"),
    ("http://terminology.hl7.org/CodeSystem/v2-0487", "CSF", "2160-0 (CSF)"),
    ("http://terminology.hl7.org/CodeSystem/v2-0487", "PLB", "2160-0 (PLB)"),
    ("http://terminology.hl7.org/CodeSystem/v2-0487", "BLDCO", "2160-0 (BLDCO)"),
    ("http://terminology.hl7.org/CodeSystem/v2-0487", "ASERU", "2160-0"),
    ("http://terminology.hl7.org/CodeSystem/v2-0487", "USPEC", "2160-0"),
    ("http://snomed.info/sct", "122575003", "2160-0 (122575003)"),
    ("http://snomed.info/sct", "446846006", "2160-0 (446846006)"),
    ("http://snomed.info/sct", "122556008", "2160-0 (122556008)"),
    ("http://snomed.info/sct", "445295009", "2160-0"),
    ("http://snomed.info/sct", "119364003", "2160-0"), ("http://snomed.info/sct", "1", "2160-0"),
  ])
  func `A test of blood in another specimen is none`(
    system: String, type: String, stored: String
  ) throws {
    let mapping = FeedMapping(codes: CodeMap(meanings: [:], materials: ["2160-0": .blood]))
    let coding = #"{"system":"\#(system)","code":"\#(type)"}"#
    let specimen = #"{"resourceType":"Specimen","id":"s","type":{"coding":[\#(coding)]}}"#
    let members = ##""specimen":{"reference":"#s"},"contained":[\##(specimen)]"##
    let reading = try FHIRReading(observation(members), mapping: mapping)
    #expect(reading.rows == ["- '2024-03-09' '' '\(stored)' - 'F' - - -"])
  }

  @Test func `A code is matched by code and system and never by its words`() throws {
    let local = SourceCode(code: "CREA", system: "urn:lab")
    let mapping = FeedMapping(codes: CodeMap(meanings: [local: "2160-0"], materials: [:]))
    let codes = [
      #"{"coding":[{"system":"urn:lab","code":"CREA","display":"Potassium"}]}"#,
      #"{"coding":[{"system":"urn:other","code":"CREA","display":"Creatinine"}]}"#,
      #"{"coding":[{"system":"urn:x","code":"1"},{"system":"urn:lab","code":"CREA"}]}"#,
    ]
    let lines = codes.map { observation("", code: $0) } + [observation("", code: #"{"text":"Cr"}"#)]
    let reading = try FHIRReading(lines.joined(separator: "\n"), mapping: mapping)
    let expected = ["2160-0", "CREA^urn:other", "2160-0"]
    #expect(reading.rows == expected.map { "- '2024-03-09' '' '\($0)' - 'F' - - -" })
    #expect(reading.ends.last == "refused: no code")
  }

  @Test func `A code without a system is no code of the rule set, but where the mapping says so`()
    throws
  {
    let local = SourceCode(code: "CREA", system: "")
    let mapping = FeedMapping(
      codes: CodeMap(meanings: [local: "2160-0"], materials: ["2160-0": .blood]))
    let codes = [
      #"{"coding":[{"code":"2160-0"}]}"#, #"{"coding":[{"system":"","code":"2160-0"}]}"#,
      #"{"coding":[{"code":"CREA"}]}"#,
      #"{"coding":[{"code":"3016-3"},{"system":"http://loinc.org","code":"2160-0"}]}"#,
    ]
    let lines = codes.map { observation("", code: $0) }.joined(separator: "\n")
    let component = #""component":[{"code":\#(codes[0]),"valueInteger":1}]"#
    let reading = try FHIRReading(lines + "\n" + observation(component), mapping: mapping)
    let expected = ["2160-0^(no system)", "2160-0^(no system)", "2160-0", "2160-0"]
    #expect(
      reading.rows == expected.map { "- '2024-03-09' '' '\($0)' - 'F' - - -" }
        + ["- '2024-03-09' '' '2160-0^(no system)' - 'F' 1.0 - -"])
  }

  @Test(arguments: [
    (#""meta":{"lastUpdated":"2024-03-10T01:00:00.25+01:00","versionId":"7"}"#, 250_000_000, 7),
    (#""issued":"2024-03-10T00:00:00Z","meta":{"versionId":"x1"}"#, 0, 0),
  ])
  func `The stamp is when and as which version the server wrote it, else when it was issued`(
    member: String, nanoseconds: Int32, sequence: Int64
  ) throws {
    let stamp = SourceStamp(
      time: try #require(Instant(rfc3339: "2024-03-10T00:00:00Z")), nanoseconds: nanoseconds,
      sequence: sequence)
    #expect(try FHIRReading(observation(member)).statements.first?.stamp == stamp)
    #expect(try FHIRReading(observation()).statements.first?.stamp == nil)
  }

  @Test func `A procedure is the examination that it is mapped to`() throws {
    let code = SourceCode(code: "36228007", system: "http://snomed.info/sct")
    let mapping = FeedMapping(codes: CodeMap(meanings: [code: "SKIN-EXAM"], materials: [:]))
    let statuses = [
      "preparation", "in-progress", "on-hold", "completed", "not-done", "stopped",
      "entered-in-error", "unknown",
    ]
    let lines = statuses.map {
      observation(
        "", status: $0, effective: #""performedPeriod":{"start":"2024-03-09T09:00:00Z"}"#,
        code: #"{"coding":[{"system":"http://snomed.info/sct","code":"36228007"}]}"#
      ).replacing("\"Observation\"", with: "\"Procedure\"")
    }
    let reading = try FHIRReading(lines.joined(separator: "\n"), mapping: mapping)
    let codes = ["I", "P", "P", "F", "X", "X", "W", ""]
    #expect(reading.rows == codes.map { "- '2024-03-09' '' 'SKIN-EXAM' - '\($0)' - - -" })
  }
}
