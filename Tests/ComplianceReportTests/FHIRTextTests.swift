import Monitoring
import Testing

@testable import ComplianceReport

/// Text and shares as FHIR takes them.
@Suite struct FHIRTextTests {
  @Test(arguments: [
    ("0012", "0012"), ("", nil), (" \t ", nil), ("\u{1}\u{0}", nil), ("a\u{0}b", "a\u{FFFD}b"),
    ("a\u{1F}", "a\u{FFFD}"), ("two\nlines\t", "two\nlines\t"), ("é 👩‍⚕️", "é 👩‍⚕️"),
  ])
  func `A string has no control characters and is never empty`(_ text: String, _ expected: String?)
  {
    #expect(FHIRText.string(text) == expected)
  }

  @Test(arguments: [
    ("1.0.0", "1.0.0"), ("1 0|2#3", "1%200%7C2%233"), ("é", "%C3%A9"), ("2026-11_a~", "2026-11_a~"),
  ])
  func `A version cannot end a canonical URL`(_ version: String, _ expected: String) {
    #expect(FHIRText.version(version) == expected)
  }

  @Test(arguments: [
    (0, 3, "0"), (3, 3, "1"), (1, 3, "0.3333"), (2, 3, "0.6667"), (1, 2, "0.5"),
    (99_999, 100_000, "0.9999"), (1, 100_000, "0.0001"),
  ])
  func `A share has four decimals, and is whole only where all or nothing was done`(
    _ numerator: Int, _ denominator: Int, _ expected: String
  ) throws {
    let score = try #require(MeasureReport.Score(Rate(numerator, of: denominator)))
    #expect("\(score.value)" == expected)
  }

  @Test func `Of nothing there is no share, and no group`() {
    #expect(MeasureReport.Score(Rate(0, of: 0)) == nil)
    #expect(
      MeasureReport.Group(
        FilesProgram.value.requirements[0], of: FilesProgram.value, StateCounts()) == nil)
  }

  @Test func `Waived and cancelled are of the population and excluded`() throws {
    var patient = FilesPatient(1)
    patient.waive(FilesProgram.monthly, daysAgo: 90, reason: "seen elsewhere")
    patient.owe(FilesProgram.monthly, daysAgo: 60, .cancelled)
    patient.owe(FilesProgram.monthly, daysAgo: 40, .doneLate)
    patient.owe(FilesProgram.monthly, daysAgo: 20, .missed)
    patient.owe(FilesProgram.monthly, daysAgo: -5, .due)
    patient.owe(FilesProgram.monthly, daysAgo: -5, .done)
    var counts = StateCounts()
    for obligation in patient.judgement.obligations {
      counts.add(obligation, asOf: FilesProgram.asOf)
    }
    let group = try #require(
      MeasureReport.Group(FilesProgram.value.requirements[0], of: FilesProgram.value, counts))
    let words = group.population.map { "\($0.code.coding[0].code) \($0.count)" }
    #expect(
      words == ["initial-population 4", "denominator 4", "denominator-exclusion 2", "numerator 1"])
    #expect(group.measureScore.map { "\($0.value)" } == "0.5")
  }
}
