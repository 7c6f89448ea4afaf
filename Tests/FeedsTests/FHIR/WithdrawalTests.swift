import Feeds
import Testing

/// Resources that take back what an earlier version of them said.
@Suite struct WithdrawalTests {
  @Test(arguments: [
    (#""status":"entered-in-error""#, true), (#""status":"cancelled""#, true),
    (#""status":"final""#, false), (#""status":"preliminary""#, false), ("", false),
  ])
  func `An observation is taken back by its id and status alone`(
    status: String, isTakenBack: Bool
  ) throws {
    let members = [#""resourceType":"Observation""#, #""id":"o1""#, status].filter { !$0.isEmpty }
    let subjects = [#","subject":{"reference":"Patient/1"}"#, ""]
    for subject in subjects {
      let reading = try FHIRReading("{" + members.joined(separator: ",") + subject + "}")
      #expect(reading.absences == (isTakenBack ? ["observation Observation/o1"] : []))
      #expect(reading.ends.first?.hasPrefix("refused") == !isTakenBack)
      guard let statement = reading.statements.first else { continue }
      #expect(statement.patient.isEmpty == subject.isEmpty)
    }
  }

  @Test func `Without an id nothing can be taken back`() throws {
    let reading = try FHIRReading(#"{"resourceType":"Observation","status":"entered-in-error"}"#)
    #expect(reading.ends.first?.hasPrefix("refused") == true)
  }

  @Test func `An administration is taken back in both tables that it may stand in`() throws {
    let reading = try FHIRReading(
      #"{"resourceType":"MedicationAdministration","id":"m","status":"entered-in-error"}"#)
    #expect(
      reading.absences == [
        "infusion MedicationAdministration/m", "medication MedicationAdministration/m",
      ])
  }

  @Test func `A specimen that is nowhere is told, and one that is named only is not`() throws {
    let missing = "its specimen is not in what is loaded, so that its type is not known"
    let away = try FHIRReading(observation(#""specimen":{"reference":"Specimen/s1"}"#))
    #expect(away.findings == ["skipped specimen: \(missing)"])
    let named = try FHIRReading(observation(#""specimen":{"identifier":{"value":"A-7"}}"#))
    #expect(named.findings.isEmpty)
  }
}
