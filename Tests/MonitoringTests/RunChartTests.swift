import Monitoring
import Testing

@Suite struct RunChartTests {
  /// Months from January 2025 with so many of 100 done on time; nil: nothing was owed.
  private func chart(_ onTime: [Int?], asOf: String = "2030-01-01") throws -> RunChart {
    var byMonth: [Int: StateCounts] = [:]
    for (place, done) in onTime.enumerated() {
      var counts = StateCounts()
      if let done { (counts.done, counts.missed) = (done, 100 - done) }
      byMonth[2025 * 12 + place] = counts
    }
    return RunChart(byMonth: byMonth, asOf: try day(asOf))
  }

  /// Twelve months about 50 that alternate, so that nothing in them is a signal.
  private let calm = [40, 60, 40, 60, 40, 60, 40, 60, 40, 60, 40, 60]

  @Test func `Before twelve months there is no median and no signal`() throws {
    let early = try chart(Array(calm.prefix(11)))
    #expect(early.median == nil && early.signals == [])
    #expect(try chart(calm).median == 50)
    #expect(try chart(calm).signals == [])
  }

  @Test func `Six on one side are a shift, five are none`() throws {
    let six = try chart([40, 38, 40, 38, 40, 38, 60, 62, 60, 62, 60, 62])
    #expect(six.median == 50)
    #expect(
      six.signals == [
        RunChart.Signal(kind: .below, places: Array(0..<6)),
        RunChart.Signal(kind: .above, places: Array(6..<12)),
      ])
    let split = try chart([40, 38, 40, 38, 40, 60, 38, 62, 60, 62, 60, 62])
    #expect(split.signals == [], "five below, one above, one below, five above")
  }

  @Test func `A month on the median neither breaks a shift nor counts for it`() throws {
    let chart = try chart([40, 38, 40, 50, 38, 40, 38, 60, 62, 60, 62, 60, 62])
    #expect(chart.median == 50)
    #expect(chart.signals.map(\.kind) == [.below, .above])
    #expect(chart.signals[0].places == [0, 1, 2, 4, 5, 6])
  }

  @Test func `Five in a row that fall are a trend, four are none`() throws {
    let four = try chart([40, 60, 40, 60, 55, 45, 35, 60, 40, 60, 40, 60])
    #expect(four.signals == [])
    let five = try chart([40, 60, 40, 60, 55, 45, 35, 30, 60, 40, 60, 40, 60])
    #expect(five.signals == [RunChart.Signal(kind: .falling, places: Array(3...7))])
  }

  @Test func `Equal neighbours count once for a trend`() throws {
    let chart = try chart([60, 40, 60, 30, 35, 35, 45, 55, 60, 40, 60, 40, 60])
    #expect(chart.signals == [RunChart.Signal(kind: .rising, places: [3, 4, 6, 7, 8])])
  }

  @Test func `The running month is left out until its last day`() throws {
    #expect(try chart(calm, asOf: "2025-12-30").points.count == 11)
    #expect(try chart(calm, asOf: "2025-12-31").points.count == 12)
    #expect(try chart(calm, asOf: "2026-01-01").points.count == 12)
  }

  @Test func `The latest 24 months in which something was owed are shown, with their counts`()
    throws
  {
    let chart = try chart((0..<30).map { $0 == 10 ? nil : 50 + $0 })
    #expect(chart.points.count == 24)
    #expect(chart.points.first?.month == 2025 * 12 + 5)
    #expect(chart.points.last == RunChart.Point(month: 2025 * 12 + 29, rate: Rate(79, of: 100)))
    #expect(!chart.points.contains { $0.month == 2025 * 12 + 10 })
  }

  @Test func `A site's months are those of its own obligations`() throws {
    var record = try PatientRecord(infusions: ["2025-03-03"])
    record.assignments = [
      CareAssignmentRow(fromOn: try day("2025-03-03"), site: SiteIndex(0), prescriber: nil),
      CareAssignmentRow(fromOn: try day("2025-05-01"), site: SiteIndex(1), prescriber: nil),
    ]
    var tally = Tally(program: SmallProgram.program, asOf: try day("2025-06-05"))
    tally.add(try record.judged(asOf: "2025-06-05"))
    let sites: [[Int: StateCounts]] = [SiteIndex(0), SiteIndex(1)].map { site in
      tally.bySite[site]?.byMonth ?? [:]
    }
    #expect(sites[0].keys.sorted() == [2025 * 12 + 2, 2025 * 12 + 3])
    #expect(sites[1].keys.contains(2025 * 12 + 4) && !sites[1].keys.contains(2025 * 12 + 3))
    for (month, counts) in tally.byMonth {
      #expect(sites.reduce(0) { $0 + ($1[month]?.owed ?? 0) } == counts.owed)
    }
  }
}
