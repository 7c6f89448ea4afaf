internal import Monitoring

/// What the run chart says, in words.
struct RunChartWords: Sendable {
  private let chart: RunChart

  init(_ chart: RunChart) { self.chart = chart }

  private var span: String {
    guard let first = chart.points.first, let last = chart.points.last else { return "" }
    return "\(MonthRates.name(first.month)) to \(MonthRates.name(last.month))"
  }

  private var medianText: String? {
    chart.median.map { "\($0.fixed(1))%, the median of \(chart.points.count) months" }
  }

  var description: String {
    let last = chart.points.last.map {
      "In \(MonthRates.name($0.month)) \($0.rate.fractionText) were on time, "
        + "\($0.rate.percentageText)."
    }
    let median = medianText.map { " The dashed line is \($0)." } ?? ""
    return "\(chart.points.count) months, \(span). \(last ?? "")\(median) The bars below are the "
      + "tests owed each month. Every number is in the table of months."
  }

  /// Signals in words, or that there is none, or that it is too early to tell.
  var findings: String {
    guard let medianText else {
      return "Too early to tell a change from chance: "
        + "\(chart.points.count.counted("whole month")) so far, \(RunChart.leastPoints) are needed "
        + "before a median is drawn."
    }
    let signals = chart.signals.map(sentence)
    let words = signals.isEmpty ? ["No shift and no trend: no sign of change."] : signals
    return (words + ["Dashed line: \(medianText)."]).joined(separator: " ")
  }

  private func sentence(_ signal: RunChart.Signal) -> String {
    let (first, last) = (signal.places[0], signal.places[signal.places.count - 1])
    let span =
      "\(MonthRates.name(chart.points[first].month)) to "
      + MonthRates.name(chart.points[last].month)
    let count = signal.places.count
    switch signal.kind {
    case .above: return "Shift (squares): \(count) months in a row above the median, \(span)."
    case .below: return "Shift (squares): \(count) months in a row below the median, \(span)."
    case .rising: return "Trend (diamonds): \(count) months in a row rising, \(span)."
    case .falling: return "Trend (diamonds): \(count) months in a row falling, \(span)."
    }
  }

  func definition(lowest: Int) -> String {
    let axis = lowest == 0 ? "" : " The scale starts at \(lowest)%."
    return "On time: required tests done by their due day, of all whose due day lies in the month, "
      + "waived and cancelled ones left out. Only whole months, the latest "
      + "\(RunChart.shownMonths); in the month that is still running the count is not "
      + "complete.\(axis) Rules (Perla, Provost and Murray 2011): a shift is "
      + "\(RunChart.shiftLength) or more months in a row on one side of the median, months on it "
      + "left aside; a trend is \(RunChart.trendLength) or more in a row all rising or all "
      + "falling, equal neighbours counted once. Anything less may be chance. Before "
      + "\(RunChart.leastPoints) months there is no median and no rule."
  }
}
