internal import Monitoring

/// A Kaplan–Meier curve with the numbers at risk below it.
struct SurvivalPicture: Sendable {
  let curve: SurvivalCurve
  let words: SurvivalWords
  /// The last day of the curve.
  let lastDay: Int

  private var plot: Plot {
    Plot(top: 14, bottom: 200, from: 0, to: Double(max(1, lastDay)))
  }

  var picture: Picture {
    Picture(words.id, words.title, description: description, height: 292) {
      plot.grid
      Drawing.polyline("curve", line)
      axis
    }
  }

  private var description: String {
    let half = curve.median.map { words.half(words.time($0)) } ?? words.notHalf
    return "\(words.subjects(curve)). \(half) \(words.curveEnd(lastDay)) The numbers are in the "
      + "table below."
  }

  /// Level from step to step, and down on the day of an event.
  private var line: [Place] {
    var places = [plot.place(0, 100)]
    var share = 100.0
    for step in curve.steps where step.day <= lastDay && step.events > 0 {
      places.append(plot.place(Double(step.day), share))
      share = 100 * step.share
      places.append(plot.place(Double(step.day), share))
    }
    places.append(plot.place(Double(lastDay), share))
    return places
  }

  /// Days at which the axis has a number, the table a row and the risk set a count.
  var ticks: [(day: Int, label: String)] {
    words.ticks(to: lastDay)
  }

  @HTMLBuilder private var axis: HTML {
    ticks.map { day, label in
      let anchor: Drawing.Anchor =
        plot.x(Double(day)) > plot.right - 18 && day > 0 ? .end : .middle
      return HTML([
        plot.tick(at: Double(day)),
        plot.label(label, under: Double(day), anchor: anchor),
        plot.label(curve.atRisk(on: day).grouped, under: Double(day), row: 3, anchor: anchor),
      ])
    }
    Drawing.text(
      words.axis, Place(x: (plot.left + plot.right) / 2, y: plot.bottom + 35), .middle)
    Drawing.text("At risk:", Place(x: 4, y: plot.bottom + 53), .start)
  }
}
