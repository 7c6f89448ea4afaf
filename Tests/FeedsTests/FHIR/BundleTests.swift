import Feeds
import Testing

@Suite struct BundleTests {
  private func bundle(_ entries: [String]) -> String {
    #"{"resourceType":"Bundle","type":"collection","entry":["# + "\n"
      + entries.joined(separator: ",\n") + "\n]}"
  }

  private func entry(_ resource: String, fullURL: String? = nil) -> String {
    let url = fullURL.map { "\"fullUrl\":\"\($0)\"," } ?? ""
    return #"{\#(url)"resource":\#(resource)}"#
  }

  private let patient = #"""
    {"resourceType":"Patient","identifier":[{"use":"usual","system":"urn:a","value":"000123"}]}
    """#

  @Test func `Each entry of a bundle is a record, at the line it begins on`() throws {
    let entries = [
      entry(observation()), #"{"request":{"method":"DELETE","url":"Observation/1"}}"#,
      #"{"fullUrl":"x"}"#, entry(bundle([])), entry("5"), entry(#"{"resourceType":"Encounter"}"#),
    ]
    let reading = try FHIRReading(bundle(entries))
    #expect(
      reading.ends == [
        "statement", "refused: a deletion, which is not read",
        "skipped: an entry without a resource", "refused: a Bundle within a Bundle",
        "refused: resource is no object", "skipped: resource type Encounter",
      ])
    #expect(reading.records.map(\.place.line) == [2, 3, 4, 5, 8, 9])
    #expect(reading.records.map(\.place.part) == (1...6).map { "entry \($0)" })
  }

  @Test func `A bundle on a line of many is read like the rest`() throws {
    let line = bundle([entry(observation()), entry(observation())]).replacing("\n", with: "")
    let reading = try FHIRReading([observation(), line, observation()].joined(separator: "\n"))
    #expect(reading.ends == Array(repeating: "statement", count: 4))
    #expect(reading.records.map(\.place.line) == [1, 2, 2, 3])
  }

  @Test func `A bundle without entries, or with what is none, is one record`() throws {
    let empty = #"{"resourceType":"Bundle"}"#
    #expect(try FHIRReading(empty).ends == ["skipped: a Bundle without entries"])
    #expect(try FHIRReading(bundle([])).ends == ["skipped: a Bundle without entries"])
    #expect(try FHIRReading(bundle(["1"])).ends == ["refused: entry is no list of objects"])
  }

  @Test func `A reference by URN leads to the patient in the bundle, before or after it`() throws {
    let result = observation(subject: #""subject":{"reference":"urn:uuid:p"}"#)
    let nobody = observation(subject: #""subject":{"reference":"urn:uuid:q"}"#)
    let reading = try FHIRReading(
      bundle([entry(result), entry(patient, fullURL: "urn:uuid:p"), entry(nobody)]))
    let key = PatientKey(kind: .recordNumber, authority: "urn:a", number: "000123")
    #expect(reading.statements.map(\.patient) == [[key], [key]])
    #expect(reading.ends.last == "refused: subject leads to no patient")
  }

  @Test func `A patient in the bundle is known by id and record number`() throws {
    let named = patient.replacing("\"Patient\",", with: "\"Patient\",\"id\":\"1\",")
    let reading = try FHIRReading(bundle([entry(named), entry(observation())]))
    #expect(reading.statements.first?.patient.count == 2)
    #expect(reading.statements.first?.patient == reading.statements.last?.patient)
  }

  @Test func `A subject in the bundle that is no patient is skipped`() throws {
    let group = #"{"resourceType":"Group"}"#
    let result = observation(subject: #""subject":{"reference":"urn:uuid:g"}"#)
    let reading = try FHIRReading(bundle([entry(group, fullURL: "urn:uuid:g"), entry(result)]))
    #expect(reading.ends == ["skipped: resource type Group", "skipped: subject is a Group"])
  }

  @Test func `A specimen in the bundle says what it is and what it is called`() throws {
    let type = #"{"coding":[{"system":"http://snomed.info/sct","code":"122575003"}]}"#
    let specimens = [
      (#"{"resourceType":"Specimen","id":"s1","type":\#(type)}"#, "s1"),
      (#"{"resourceType":"Specimen","identifier":[{"value":"A7"}],"type":\#(type)}"#, "A7"),
      (#"{"resourceType":"Specimen","type":\#(type)}"#, "urn:uuid:s"),
    ]
    let result = observation(#""specimen":{"reference":"urn:uuid:s"}"#)
    let mapping = FeedMapping(codes: CodeMap(meanings: [:], materials: ["2160-0": .blood]))
    for (specimen, key) in specimens {
      let text = bundle([entry(specimen, fullURL: "urn:uuid:s"), entry(result)])
      let reading = try FHIRReading(text, mapping: mapping)
      #expect(reading.rows == ["- '2024-03-09' '\(key)' '2160-0 (122575003)' - 'F' - - -"])
    }
  }

  @Test func `A medication in the bundle says what was given`() throws {
    let mapping = FeedMapping(meanings: [SourceCode(code: "1", system: "urn:x"): .infusion])
    let medication =
      #"{"resourceType":"Medication","id":"d","code":{"coding":[{"system":"urn:x","code":"1"}]}}"#
    let given = #"""
      {"resourceType":"MedicationAdministration","status":"completed",
      "subject":{"reference":"Patient/1"},"effectiveDateTime":"2024-03-09",
      "medicationReference":{"reference":"Medication/d"}}
      """#
    let reading = try FHIRReading(bundle([entry(medication), entry(given)]), mapping: mapping)
    #expect(reading.rows == ["- '2024-03-09' - - - - - - - 0"])
  }

  @Test func `A bundle of more than a megabyte is read entry by entry`() throws {
    let entries = Array(repeating: entry(observation()), count: 6000)
    let reading = try FHIRReading(bundle(entries))
    #expect(reading.statements.count == 6000)
    #expect(reading.records.last?.place == Place(line: 6001, part: "entry 6000"))
  }
}
