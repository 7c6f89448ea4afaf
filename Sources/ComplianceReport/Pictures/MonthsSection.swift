internal import Monitoring

/// Month by month: the run chart and the table of its numbers.
struct MonthsSection: Sendable {
  /// Without the months that are still to come: nothing of them is owed yet.
  private let byMonth: [Int: StateCounts]
  private let chart: RunChart

  init(byMonth: [Int: StateCounts], asOf: CivilDate) {
    self.byMonth = byMonth.filter { $0.key <= asOf.month }
    chart = RunChart(byMonth: byMonth, asOf: asOf)
  }

  var section: PageSection {
    PageSection("months", "Month by month") {
      RunChartPicture(chart).html
      MonthRates(byMonth: byMonth).html
    }
  }
}
