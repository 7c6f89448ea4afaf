import Monitoring
import Testing

/// Infused on 3 March 2025: the windows of the monthly test close on 13 April, 13 May, 13 June.
@Suite struct CoverageTests {
  private func share(_ panels: [String], asOf: String) throws -> Rate? {
    var record = try PatientRecord(infusions: ["2025-03-03"])
    for panel in panels { try record.addPanel(on: panel) }
    let judgement = try record.judged(asOf: asOf)
    return Coverage(
      judgement.obligations(of: SmallProgram.monthly)[...], from: try day("2025-03-03"),
      to: try day(asOf)
    ).share
  }

  @Test func `Until the first window has closed there is nothing to say`() throws {
    #expect(try share([], asOf: "2025-04-13") == nil)
    #expect(try share([], asOf: "2025-04-14") == Rate(42, of: 43))
  }

  @Test func `A test covers until the window of the next period closes`() throws {
    // Done for April; May's window closes on 13 May: 72 of the 95 days to 5 June.
    #expect(try share(["2025-03-20"], asOf: "2025-05-13") == Rate(72, of: 72))
    #expect(try share(["2025-03-20"], asOf: "2025-06-05") == Rate(72, of: 95))
  }

  @Test func `Days between the close and the next test are not covered, the day of the test is`()
    throws
  {
    // 14 to 19 May, six days.
    #expect(try share(["2025-03-20", "2025-05-20"], asOf: "2025-06-05") == Rate(89, of: 95))
  }

  @Test func `Two tests in one period cover no more than one`() throws {
    #expect(try share(["2025-03-20", "2025-03-25"], asOf: "2025-06-05") == Rate(72, of: 95))
  }

  @Test func `Shares fall into ten bands by required periodic test of those under surveillance`()
    throws
  {
    var tally = Tally(program: SmallProgram.program, asOf: try day("2025-06-05"))
    for panels in [
      ["2025-03-20"], ["2025-03-20", "2025-05-20"], [], ["2025-03-20", "2025-05-01"],
    ] {
      var record = try PatientRecord(infusions: ["2025-03-03"])
      for panel in panels { try record.addPanel(on: panel) }
      tally.add(try record.judged(asOf: "2025-06-05"))
    }
    var deceased = try PatientRecord(infusions: ["2025-03-03"])
    deceased.standings = [StandingRow(standing: .deceased, fromOn: try day("2025-06-01"))]
    tally.add(try deceased.judged(asOf: "2025-06-05"))
    // 72, 89, 42 and 95 of 95 days; the yearly screening is not required.
    #expect(tally.coverage.bands == [0, 0, 0, 0, 1, 0, 0, 1, 0, 2])
    #expect(tally.coverage.whole == 1 && tally.coverage.total == 4)
  }
}
