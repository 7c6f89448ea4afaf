import Monitoring
import Testing

/// What the curves are made of, by patients worked by hand. Infused on 3 March 2025, the monthly
/// test is due on 3 April (its window closes on the 13th), 3 May (13 May) and so on.
@Suite struct FollowUpTests {
  private func tally(
    _ infusions: [String] = ["2025-03-03"], panels: [String] = [],
    standings: [(Standing, String)] = [], asOf: String
  ) throws -> Tally {
    var record = try PatientRecord(infusions: infusions)
    for panel in panels { try record.addPanel(on: panel) }
    record.standings = try standings.map { StandingRow(standing: $0, fromOn: try day($1)) }
    var tally = Tally(program: SmallProgram.program, asOf: try day(asOf))
    tally.add(try record.judged(asOf: asOf))
    return tally
  }

  private func counts(_ times: (days: Int, isEvent: Bool)...) -> SurvivalCounts {
    var counts = SurvivalCounts()
    for time in times { counts.add(days: time.days, isEvent: time.isEvent) }
    return counts
  }

  // MARK: The first missed test

  @Test func `The first test is missed on the last day of its grace, and known the day after`()
    throws
  {
    #expect(try tally(asOf: "2025-04-13").firstMissed == counts((41, false)))
    #expect(try tally(asOf: "2025-04-14").firstMissed == counts((41, true)))
    #expect(try tally(asOf: "2025-09-30").firstMissed == counts((41, true)), "only the first")
  }

  @Test func `Who has missed nothing counts up to the as-of day, a late test included`() throws {
    let tally = try tally(panels: ["2025-04-13"], asOf: "2025-05-01")
    #expect(tally.firstMissed == counts((59, false)))
  }

  @Test(arguments: [Standing.deceased, .transferredOut])
  func `Death and a transfer out take a patient out on their day`(standing: Standing) throws {
    let tally = try tally(standings: [(standing, "2025-04-02")], asOf: "2025-09-30")
    #expect(tally.firstMissed == counts((30, false)))
  }

  @Test func `Losing a patient from sight takes nobody out`() throws {
    let tally = try tally(standings: [(.lostToFollowUp, "2025-04-02")], asOf: "2025-09-30")
    #expect(tally.firstMissed == counts((41, true)))
  }

  @Test func `The end of surveillance takes out once its last window has closed`() throws {
    let anchor = try day("2020-03-03")
    let panels = try (1...48).map { try anchor.adding(months: $0).description }
    let tally = try tally(["2020-03-03"], panels: panels, asOf: "2025-06-01")
    let close = try day("2024-03-13").days(since: anchor)
    #expect(tally.firstMissed == counts((close, false)))
    #expect(tally.gapClosing == counts())
  }

  @Test func `Each episode has a clock of its own`() throws {
    let tally = try tally(["2018-03-03", "2025-03-03"], asOf: "2025-03-10")
    #expect(tally.firstMissed == counts((41, true), (7, false)))
  }

  @Test func `A further course of the same episode starts no clock`() throws {
    let tally = try tally(["2025-03-03", "2026-03-03"], asOf: "2026-04-30")
    #expect(tally.firstMissed == counts((41, true)))
  }

  // MARK: Closing a gap

  @Test func `A test on its due day leaves no gap, one of the day after a gap of one day`() throws {
    #expect(try tally(panels: ["2025-04-03"], asOf: "2025-05-01").gapClosing == counts())
    let late = try tally(panels: ["2025-04-04"], asOf: "2025-05-01")
    #expect(late.gapClosing == counts((1, true)))
  }

  @Test func `A missed test is closed by the next one of its kind, which may close several`() throws
  {
    // Due 3 April and 3 May; done on 20 May for the period due on 3 June.
    let tally = try tally(panels: ["2025-05-20"], asOf: "2025-06-03")
    #expect(tally.gapClosing == counts((47, true), (17, true)))
  }

  @Test func `An open gap counts up to the as-of day and opens the day after the due day`() throws {
    #expect(try tally(asOf: "2025-04-03").gapClosing == counts())
    #expect(try tally(asOf: "2025-04-04").gapClosing == counts((1, false)))
    #expect(try tally(asOf: "2025-05-05").gapClosing == counts((32, false), (2, false)))
  }

  @Test func `Death leaves a gap open to its day, also one whose window was still open`() throws {
    let tally = try tally(standings: [(.deceased, "2025-04-10")], asOf: "2025-09-30")
    #expect(tally.gapClosing == counts((7, false)))
  }

  @Test func `What was due after a transfer is no gap, what was due before is open to its day`()
    throws
  {
    let tally = try tally(standings: [(.transferredOut, "2025-05-01")], asOf: "2025-09-30")
    #expect(tally.gapClosing == counts((28, false)))
  }

  @Test func `A waived test is neither missed nor a gap`() throws {
    var record = try PatientRecord(infusions: ["2025-03-03"])
    record.waivers = [
      WaiverRow(
        requirement: SmallProgram.monthly, fromOn: try day("2025-04-01"),
        toOn: try day("2025-04-30"), recordedAt: try instant("2025-03-04T00:00:00Z"), reason: "-")
    ]
    var tally = Tally(program: SmallProgram.program, asOf: try day("2025-05-01"))
    tally.add(try record.judged(asOf: "2025-05-01"))
    #expect(tally.firstMissed == counts((59, false)))
    #expect(tally.gapClosing == counts())
    #expect(tally.coverage.whole == 1)
  }
}
