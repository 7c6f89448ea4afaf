import Monitoring
import Testing

@Suite struct FunnelTests {
  @Test(arguments: [
    (10, 6, Funnel.Verdict.within), (10, 5, .belowAlert), (10, 4, .belowAlert),
    (10, 3, .belowAlarm), (400, 354, .within), (400, 355, .aboveAlert), (400, 361, .aboveAlert),
    (400, 362, .aboveAlarm), (8, 4, .belowAlert), (8, 8, .within), (7, 0, .notJudged),
  ])
  func `About 85 in 100 a site is judged by the exact limits`(
    patients: Int, without: Int, verdict: Funnel.Verdict
  ) {
    #expect(Funnel.verdict(Rate(without, of: patients), Rate(85, of: 100)) == verdict)
  }

  /// With 1 in 4 as the target none of 12 comes up 3 times in 100, none of 13 twice.
  @Test func `A site of which even none would be no alert is not judged, however it stands`() {
    #expect(Funnel.verdict(Rate(12, of: 12), Rate(1, of: 4)) == .notJudged)
    #expect(Funnel.verdict(Rate(0, of: 13), Rate(1, of: 4)) == .belowAlert)
  }

  @Test func `A patient counts once, at the site of the as-of day, and only under surveillance`()
    throws
  {
    var tally = Tally(program: SmallProgram.program, asOf: try day("2025-03-20"))
    for (infusion, panel, site) in [
      // On the way to the first due day; the baseline is missed and current; completed.
      ("2025-03-03", "2025-03-01", 0), ("2025-03-03", nil, 0), ("2018-03-03", nil, 1),
      ("2025-03-04", nil, nil),
    ] as [(String, String?, Int?)] {
      var record = try PatientRecord(infusions: [infusion])
      if infusion == "2025-03-03" {
        record.forms = [
          FormRow(kind: FormKindIndex(0), submittedOn: try day("2025-03-04"), isVoided: false)
        ]
      }
      if let panel { try record.addPanel(on: panel) }
      if let site {
        record.assignments = [
          CareAssignmentRow(
            fromOn: try day("2018-01-01"), site: SiteIndex(site), prescriber: nil)
        ]
      }
      tally.add(try record.judged(asOf: "2025-03-20"))
    }
    let funnel = tally.funnel
    #expect(funnel.target == Rate(1, of: 3))
    #expect(
      funnel.sites == [
        Funnel.Site(site: SiteIndex(0), rate: Rate(1, of: 2), verdict: .notJudged),
        Funnel.Site(site: nil, rate: Rate(0, of: 1), verdict: .notJudged),
      ])
    #expect(funnel.judged.isEmpty)
  }
}
