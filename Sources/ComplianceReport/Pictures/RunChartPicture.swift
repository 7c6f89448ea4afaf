internal import Monitoring

/// The on-time rate month by month, its median, and below it how many tests were owed.
struct RunChartPicture: Sendable {
  private let chart: RunChart
  private let plot: Plot
  private let counts = (top: 218.0, bottom: 258.0)

  init(_ chart: RunChart) {
    self.chart = chart
    let smallest = chart.points.compactMap(\.rate.percentage).min() ?? 0
    let months = chart.points.map { Double($0.month) }
    plot = Plot(
      top: 14, bottom: 182, from: (months.first ?? 0) - 0.5, to: (months.last ?? 0) + 0.5,
      lowest: Plot.lowest(for: smallest))
  }

  @HTMLBuilder var html: HTML {
    if chart.points.count < 2 {
      Paragraph.plain(
        "No picture: it takes two whole months in which something was owed, and there "
          + "\(chart.points.count == 1 ? "is one" : "is none").")
    } else {
      picture.html
      Paragraph.plain(RunChartWords(chart).findings)
      Paragraph.note(RunChartWords(chart).definition(lowest: plot.lowest))
    }
  }

  private var picture: Picture {
    Picture(
      "run-chart", "Tests done on time, month by month",
      description: RunChartWords(chart).description, height: 282
    ) {
      plot.grid
      medianLine
      Drawing.polyline("curve", chart.points.map(place))
      chart.points.enumerated().map { index, point in marker(index).html(at: place(point)) }
      monthLabels
      bars
    }
  }

  private func place(_ point: RunChart.Point) -> Place {
    plot.place(Double(point.month), point.rate.percentage ?? 0)
  }

  /// A month of a shift or trend has a shape of its own.
  private func marker(_ index: Int) -> Marker {
    let kinds = chart.signals.filter { $0.places.contains(index) }.map(\.kind)
    if kinds.contains(where: \.isShift) { return .square }
    return kinds.isEmpty ? .disc : .diamond
  }

  @HTMLBuilder private var medianLine: HTML {
    if let median = chart.median {
      Drawing.line(
        "target", Place(x: plot.left, y: plot.y(median)), Place(x: plot.right, y: plot.y(median)))
    }
  }

  /// Every sixth month at most, counted back from the latest so that it is always named.
  private var monthLabels: HTML {
    let (first, last) = (chart.points[0].month, chart.points[chart.points.count - 1].month)
    let step = last - first < 4 ? 1 : max(3, (last - first + 3) / 4)
    return HTML(
      stride(from: last, through: first, by: -step).map { month in
        let isEdge = month == last && last > first
        return HTML([
          plot.tick(at: Double(month)),
          plot.label(
            MonthRates.name(month), under: Double(month) + (isEdge ? 0.5 : 0),
            anchor: isEdge ? .end : .middle),
        ])
      })
  }

  @HTMLBuilder private var bars: HTML {
    let most = chart.points.map(\.rate.denominator).max() ?? 1
    let room = (plot.right - plot.left) / (plot.to - plot.from)
    chart.points.map { point in
      let height = (counts.bottom - counts.top) * Double(point.rate.denominator) / Double(most)
      return Drawing.bar(
        "bar", Place(x: plot.x(Double(point.month) - 0.35), y: counts.bottom - height),
        width: 0.7 * room, height: height)
    }
    Drawing.line(
      "axis-line", Place(x: plot.left, y: counts.bottom), Place(x: plot.right, y: counts.bottom))
    Drawing.text(
      "Tests owed a month, at most \(most.grouped)", Place(x: plot.left, y: counts.bottom + 17),
      .start)
  }
}
