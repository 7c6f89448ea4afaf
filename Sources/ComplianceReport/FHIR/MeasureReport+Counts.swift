internal import Foundation
internal import Monitoring

extension MeasureReport {
  /// A share from 0 to 1 with four decimals at most.
  struct Score: Encodable {
    let value: Decimal

    /// Rounded half up, but to 0 and 1 only where nothing and all was done. nil: nothing was owed.
    init?(_ rate: Rate) {
      guard rate.denominator > 0 else { return nil }
      let rounded = (2 * 10_000 * rate.numerator + rate.denominator) / (2 * rate.denominator)
      let isWhole = rate.numerator == rate.denominator || rate.numerator == 0
      let shares = isWhole ? rounded : min(9999, max(1, rounded))
      value = Decimal(sign: .plus, exponent: -4, significand: Decimal(shares))
    }
  }
}

extension MeasureReport.Group {
  /// What is counted is what is owed, each period by itself, and not patients: whatever was owed by
  /// the as-of day, waived or cancelled is of the population, the waived and the cancelled are
  /// excluded, and what was done, on time or late, is the numerator. nil: there was none of it.
  init?(_ requirement: Requirement, of program: Program, _ counts: StateCounts) {
    let excluded = counts.waived + counts.cancelled
    let all = counts.owed + excluded
    guard all > 0 else { return nil }
    code = MeasureReport.Concept(
      system: "urn:remswatch:requirement:\(program.id)", code: requirement.id,
      text: FHIRText.string(requirement.title))
    population = [
      ("initial-population", all), ("denominator", all), ("denominator-exclusion", excluded),
      ("numerator", counts.done + counts.doneLate),
    ].map { MeasureReport.Population($0.0, $0.1) }
    measureScore = MeasureReport.Score(counts.doneRate)
  }
}

extension MeasureReport.Population {
  fileprivate init(_ word: String, _ count: Int) {
    code = MeasureReport.Concept(
      system: "http://terminology.hl7.org/CodeSystem/measure-population", code: word)
    self.count = count
  }
}
