import Feeds
import Testing

@Suite struct AdministrationTests {
  private static let mapping = FeedMapping(meanings: [
    SourceCode(code: "1", system: "urn:x"): .infusion,
    SourceCode(code: "2", system: "urn:x"): .medication(kind: "corticosteroid"),
    SourceCode(code: "3", system: "urn:x"): .history(kind: "hiv"),
  ])
  private static let day = #""effectiveDateTime":"2024-03-09T08:00:00Z""#

  private func administration(
    _ members: String, status: String = "completed", drug: String = "1"
  ) throws -> FHIRReading {
    let concept = #"{"coding":[{"system":"urn:x","code":"\#(drug)","display":"Drug"}]}"#
    return try given("\"medicationCodeableConcept\":\(concept),\(members)", status: status)
  }

  private func given(_ members: String, status: String = "completed") throws -> FHIRReading {
    try FHIRReading(
      #"""
      {"resourceType":"MedicationAdministration","id":"m","status":"\#(status)",
      "subject":{"reference":"Patient/1"},\#(members)}
      """#, mapping: Self.mapping)
  }

  @Test(arguments: [
    (#""dosage":{"dose":{"value":12,"unit":"mg"}}"#, "12.0"),
    (#""dosage":{"dose":{"value":12,"unit":"milligram","code":"mg"}}"#, "12.0"),
    (#""dosage":{"dose":{"value":0.012,"code":"g"}}"#, "12.0"),
    (#""dosage":{"dose":{"value":0,"code":"mg"}}"#, "0.0"), (#""dosage":{"text":"12 mg"}"#, "-"),
  ])
  func `An infusion has its dose in mg`(dosage: String, dose: String) throws {
    let reading = try administration("\(Self.day),\(dosage)")
    #expect(reading.rows == ["- '2024-03-09' - - \(dose) - - - - 0"])
    #expect(reading.titles == ["MedicationAdministration/m"])
    #expect(reading.findings.isEmpty)
  }

  @Test(arguments: [
    #"{"value":12,"code":"mL"}"#, #"{"value":12}"#, #"{"value":-1,"code":"mg"}"#,
    #"{"value":12,"code":"mg","comparator":"<"}"#, #"{"code":"mg"}"#,
  ])
  func `A dose that is no amount in mg is told, and the infusion stays`(dose: String) throws {
    let reading = try administration("\(Self.day),\"dosage\":{\"dose\":\(dose)}")
    #expect(reading.rows == ["- '2024-03-09' - - - - - - - 0"])
    #expect(reading.findings == ["refused dosage: a dose that is no amount in mg or g"])
  }

  @Test(arguments: [
    ("in-progress", "12.0", 0), ("on-hold", "12.0", 0), ("completed", "12.0", 0),
    ("stopped", "12.0", 0), ("not-done", "0.0", 0), ("entered-in-error", "12.0", 1),
  ])
  func `Each status says whether the drug was given`(
    status: String, dose: String, voided: Int
  ) throws {
    let dosage = #""dosage":{"dose":{"value":12,"code":"mg"}}"#
    let reading = try administration("\(Self.day),\(dosage)", status: status)
    #expect(reading.rows == ["- '2024-03-09' - - \(dose) - - - - \(voided)"])
  }

  @Test(arguments: ["unknown", "done"])
  func `An administration whose status is not known is refused`(status: String) throws {
    let reading = try administration(Self.day, status: status)
    #expect(reading.ends == ["refused: an administration whose status is not known"])
  }

  @Test(arguments: [
    (#""start":"2024-03-09T08:05:00-05:00","end":"2024-03-09T12:10:00-05:00""#, "'08:05' '12:10'"),
    (#""start":"2024-03-09T22:00:00Z","end":"2024-03-10T02:00:00Z""#, "'22:00' -"),
    (#""start":"2024-03-09T22:00:00Z""#, "'22:00' -"), (#""start":"2024-03-09""#, "- -"),
    (#""start":"2024-03-09T25:00:00Z""#, "- -"),
  ])
  func `An infusion begins and ends at the times stated for its day`(
    period: String, times: String
  ) throws {
    let reading = try administration(#""effectivePeriod":{\#(period)}"#)
    #expect(reading.rows == ["- '2024-03-09' - - - \(times) - - 0"])
  }

  @Test(arguments: [
    "", #""effectiveDateTime":"2024-03","#, #""effectivePeriod":{"end":"2024-03-09"},"#,
  ])
  func `Without its day nothing was given`(effective: String) throws {
    let reading = try administration("\(effective)\"note\":[]")
    #expect(reading.ends == ["refused: the day it was given is not stated"])
  }

  @Test(arguments: [
    (day, "completed", "'2024-03-09'"), (day, "entered-in-error", "'2024-03-08'"),
    (day, "in-progress", "-"),
    (#""effectivePeriod":{"start":"2024-03-09","end":"2024-03-11"}"#, "completed", "'2024-03-11'"),
    (#""effectivePeriod":{"start":"2024-03-09"}"#, "stopped", "'2024-03-09'"),
  ])
  func `Another drug is a medication from its first day to its last`(
    effective: String, status: String, last: String
  ) throws {
    let reading = try administration(effective, status: status, drug: "2")
    #expect(reading.rows == ["- 'corticosteroid' 'Drug' '2024-03-09' - \(last)"])
  }

  @Test(arguments: [
    ("2", "not-done", "a drug that was not given"),
    ("3", "completed", "resource type MedicationAdministration: a drug whose meaning is a history"),
    (
      "4", "completed",
      "resource type MedicationAdministration: a code without a meaning to the rules"
    ),
  ])
  func `What the schema has no place for is skipped`(
    drug: String, status: String, reason: String
  ) throws {
    let reading = try administration(Self.day, status: status, drug: drug)
    #expect(reading.rows.isEmpty)
    #expect(reading.findings == ["skipped : \(reason)"])
    // An earlier version may have been one.
    #expect(reading.absences.count == 2)
    #expect(reading.statements.flatMap(\.facts).allSatisfy { $0.onlyTakesBack != (drug == "2") })
  }

  @Test func `A drug may stand within the record, and not elsewhere`() throws {
    let medication =
      #"{"resourceType":"Medication","id":"d","code":{"coding":[{"system":"urn:x","code":"1"}]}}"#
    let inside = try given(
      ##""medicationReference":{"reference":"#d"},"contained":[\##(medication)],\##(Self.day)"##)
    #expect(inside.rows == ["- '2024-03-09' - - - - - - - 0"])
    let outside = try given(#""medicationReference":{"reference":"Medication/d"},\#(Self.day)"#)
    #expect(outside.rows.isEmpty)
    #expect(outside.findings == ["refused medication: medication not in the record"])
    #expect(try given(Self.day).ends == ["refused: no medication"])
  }
}
