import Feeds
import Foundation
import Testing
import ThirdPartyData

/// The examples of US Core 3.1.1: results of one patient on 5 July 2005, issued a day later.
@Suite struct USCoreTests {
  private func readings() throws -> [FHIRReading] {
    guard let folder = ThirdPartyData.path("fhir/us-core-3.1.1") else { return [] }
    let listed = try FHIRFolder(path: folder)
    #expect(listed.files.count == 21)
    #expect(listed.others.isEmpty)
    let partialCodes: Set = ["58410-2", "20454-5", "5799-2", "5794-3"]
    return listed.files.map { FHIRReading(path: $0, partialCodes: partialCodes) }
  }

  @Test func `Every example is a statement of the patient on the day of collection`() throws {
    for reading in try readings() {
      #expect(reading.error == nil)
      #expect(reading.ends == ["statement"])
      let key = PatientKey(kind: .resource, number: "example")
      #expect(reading.statements.map(\.patient) == [[key]])
      #expect(reading.rows.allSatisfy { $0.hasPrefix("- '2005-07-05' '' ") })
    }
  }

  @Test func `Of the two reports the blood count alone is a row, as it makes no test done`() throws
  {
    let readings = try readings()
    guard !readings.isEmpty else { return }
    #expect(
      readings.filter { $0.rows.isEmpty }.map(\.absences) == [
        ["observation DiagnosticReport/urinalysis"]
      ])
    #expect(readings.flatMap(\.findings) == ["skipped : its results are records of their own"])
    #expect(readings.flatMap(\.rows).contains("- '2005-07-05' '' '58410-2' - 'F' - - -"))
  }

  @Test func `The urinalysis has both cell counts`() throws {
    let readings = try readings()
    guard !readings.isEmpty else { return }
    let rows = Set(readings.flatMap(\.rows))
    for row in [
      "'5821-4' - 'F' - '20-30' 'cells/HPF'",
      "'13945-1' - 'F' - 'Occasional' -", "'58410-2' - 'F' - - -",
      "'2160-0' - 'F' 1.0 - 'mg/dL'", "'5811-5' - 'F' 1.017 - '{urine specific gravity}'",
      "'11279-7' - 'F' - 'Recommend Urine Culture' -",
    ] {
      #expect(rows.contains("- '2005-07-05' '' \(row)"))
    }
  }
}
