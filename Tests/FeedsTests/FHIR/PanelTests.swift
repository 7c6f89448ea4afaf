import Feeds
import PatientSchema
import Testing

/// Reports and panels whose results are records of their own, and such as are all there is.
@Suite struct PanelTests {
  private static let cbc = loinc("57021-8")
  private static let results = #""result":[{"reference":"Observation/r1"}]"#
  private static let members = #""hasMember":[{"reference":"Observation/r1"}]"#
  private static let elsewhere = "skipped : its results are records of their own"

  private func report(_ members: String, status: String = "final", id: String? = "o1") -> String {
    observation(members, status: status, code: Self.cbc)
      .replacing("\"Observation\"", with: "\"DiagnosticReport\"")
      .replacing(#""id":"o1","#, with: id.map { #""id":"\#($0)","# } ?? "")
  }

  @Test(arguments: [
    "final", "preliminary", "registered", "cancelled", "entered-in-error", "amended", "unknown",
  ])
  func `A report with results of their own is no row, and an earlier one is taken back`(
    status: String
  ) throws {
    let reading = try FHIRReading(report(Self.results, status: status))
    #expect(reading.rows == [])
    #expect(
      reading.statements.flatMap(\.facts) == [
        .absent(.observation, FactTitle(group: "DiagnosticReport/o1", scope: .source))
      ])
    #expect(reading.findings == [Self.elsewhere])
    #expect(reading.statements.map(\.patient) == [[PatientKey(kind: .resource, number: "1")]])
  }

  @Test func `Without an id only the finding is left`() throws {
    let reading = try FHIRReading(report(Self.results, id: nil))
    #expect(reading.ends == ["statement"])
    #expect(reading.rows.isEmpty && reading.absences.isEmpty)
    #expect(reading.findings == [Self.elsewhere])
  }

  @Test func `Such a report needs neither a day nor a code to be taken back`() throws {
    let bare = #"""
      {"resourceType":"DiagnosticReport","id":"o1","status":"entered-in-error",
      "subject":{"reference":"Patient/1"},\#(Self.results)}
      """#
    #expect(try FHIRReading(bare).absences == ["observation DiagnosticReport/o1"])
  }

  @Test(arguments: ["", #""result":[]"#, #""result":null"#, #""hasMember":[{"display":"x"}]"#])
  func `A report without results stays the panel that it is`(members: String) throws {
    let reading = try FHIRReading(report(members))
    #expect(reading.rows == ["- '2024-03-09' '' '57021-8' - 'F' - - -"])
    #expect(reading.absences.isEmpty && reading.findings.isEmpty)
  }

  @Test func `A panel with members and no value is no row, and its components are`() throws {
    let component = #"{"code":\#(loinc("770-8")),"valueInteger":60}"#
    let text = observation("\(Self.members),\"component\":[\(component)]", code: Self.cbc)
    let reading = try FHIRReading(text)
    #expect(reading.rows == ["- '2024-03-09' '' '770-8' - 'F' 60.0 - -"])
    #expect(reading.titles == ["Observation/o1#component 1 770-8"])
    #expect(reading.absences == ["observation Observation/o1"])
    #expect(reading.findings == [Self.elsewhere])
    let bare = try FHIRReading(observation(Self.members, effective: "", code: Self.cbc))
    #expect(bare.rows.isEmpty)
    #expect(bare.absences == ["observation Observation/o1"])
  }

  @Test(arguments: [
    (#""valueInteger":3"#, "3.0 - -"), (#""valueString":"see members""#, "- 'see members' -"),
  ])
  func `A panel with a value of its own is a row`(value: String, cells: String) throws {
    let reading = try FHIRReading(observation("\(Self.members),\(value)", code: Self.cbc))
    #expect(reading.rows == ["- '2024-03-09' '' '57021-8' - 'F' \(cells)"])
    #expect(reading.absences.isEmpty && reading.findings.isEmpty)
  }

  @Test func `A code that makes no test done by itself is a row beside its results`() throws {
    for text in [report(Self.results), observation(Self.members, code: Self.cbc)] {
      let reading = try FHIRReading(text, partialCodes: ["57021-8"])
      #expect(reading.rows == ["- '2024-03-09' '' '57021-8' - 'F' - - -"])
      #expect(reading.absences.isEmpty && reading.findings.isEmpty)
      #expect(try FHIRReading(text, partialCodes: ["58410-2"]).rows.isEmpty)
    }
  }

  @Test func `Results within the report are told as not read`() throws {
    let inside = ##""result":[{"reference":"Observation/r1"},{"reference":"#r"}]"##
    let reading = try FHIRReading(report(inside))
    #expect(reading.rows.isEmpty)
    #expect(reading.absences == ["observation DiagnosticReport/o1"])
    #expect(reading.findings == ["refused : results within the record, which are not read"])
  }
}
