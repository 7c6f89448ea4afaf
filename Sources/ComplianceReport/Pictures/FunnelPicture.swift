internal import Monitoring

/// The sites' shares of patients without a gap against the patients they have, within exact limits.
struct FunnelPicture: Sendable {
  /// Points between which the limits are drawn as straight lines.
  private static let drawnSizes = 80

  private let funnel: Funnel
  private let plot: Plot
  private let most: Int

  init(_ funnel: Funnel) {
    self.funnel = funnel
    let rates = funnel.judged.map(\.rate)
    most = rates.map(\.denominator).max() ?? 0
    let smallest = min(
      rates.compactMap(\.percentage).min() ?? 0, funnel.target.percentage ?? 0)
    plot = Plot(
      top: 14, bottom: 236, from: 0, to: Double(most) * 1.04,
      lowest: Plot.lowest(for: smallest - 5))
  }

  var picture: Picture {
    Picture(
      "funnel", "Patients without a gap, site by site", description: description, height: 282
    ) {
      plot.grid
      limitLines
      Drawing.line(
        "target", plot.place(0, funnel.target.percentage ?? 0),
        plot.place(plot.to, funnel.target.percentage ?? 0))
      points
      axis
    }
  }

  private var description: String {
    let beyond = funnel.judged.filter { $0.verdict != .within }.count
    return "\(funnel.judged.count.counted("site")) with enough patients to be judged; "
      + "\(beyond == 0 ? "none is" : "\(beyond) \(beyond == 1 ? "is" : "are")") beyond a limit. "
      + "Solid line: all sites, \(funnel.target.percentageText) "
      + "(\(funnel.target.fractionText)). Dashed: 95% limits; dotted: 99.8% limits. The numbers "
      + "are in the table below."
  }

  @HTMLBuilder private var points: HTML {
    funnel.judged.map { site in FunnelWords.marker(site.verdict).html(at: place(site)) }
    numbers
  }

  private func place(_ site: Funnel.Site) -> Place {
    plot.place(Double(site.rate.denominator), site.rate.percentage ?? 0)
  }

  /// Of the sites beyond a limit, each beside its mark where no earlier number stands.
  private var numbers: HTML {
    var taken: [Place] = []
    return HTML(
      funnel.judged.enumerated().filter { $0.element.verdict != .within }.map { index, site in
        let spots = Self.spots(about: place(site)).filter { $0.x < plot.right + 8 }
        let free = spots.first { spot in
          taken.allSatisfy { abs($0.x - spot.x) > 20 || abs($0.y - spot.y) > 15 }
        }
        guard let spot = free else { return .nothing }
        taken.append(spot)
        return Drawing.text(String(index + 1), spot, .middle, style: "strong")
      })
  }

  private static func spots(about place: Place) -> [Place] {
    [(14, 5), (-14, 5), (0, 21), (0, -9), (34, 5), (-34, 5), (14, 21), (-14, 21)].map {
      Place(x: place.x + $0.0, y: place.y + $0.1)
    }
  }

  @HTMLBuilder private var axis: HTML {
    Plot.ticks(to: most, steps: Self.tickSteps).map { size in
      HTML([
        plot.tick(at: Double(size)), plot.label(size.grouped, under: Double(size)),
      ])
    }
    Drawing.text(
      "Patients under surveillance at the site",
      Place(x: (plot.left + plot.right) / 2, y: plot.bottom + 37), .middle)
  }

  private static let tickSteps = [
    1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000,
  ]

  /// Each limit where a count can be beyond it and the picture reaches down to it.
  private var limitLines: HTML {
    let limits = sizes.compactMap { size in
      FunnelLimits(patients: size, target: funnel.target).map { (Double(size), $0) }
    }
    let lines: [(style: String, limit: KeyPath<FunnelLimits, FunnelLimits.Limit>)] = [
      ("limit-alert", \.lowAlert), ("limit-alarm", \.lowAlarm), ("limit-alert", \.highAlert),
      ("limit-alarm", \.highAlarm),
    ]
    return HTML(
      lines.map { style, limit in
        let shown = limits.filter {
          (Double(plot.lowest)...100).contains($0.1[keyPath: limit].line)
        }
        guard shown.count > 1 else { return .nothing }
        return Drawing.polyline(
          style, shown.map { size, limits in plot.place(size, limits[keyPath: limit].line) })
      })
  }

  /// Closer where the lines bend, and every size that a site has as far as they are few.
  private var sizes: [Int] {
    let count = Self.drawnSizes
    let spread = (1...count).map { max(1, most * $0 * $0 / (count * count)) }
    let own = funnel.judged.map(\.rate.denominator).prefix(200)
    return Set(spread + own).sorted()
  }
}
