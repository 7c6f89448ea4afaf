internal import Monitoring

/// A rate as a point on a line from 0 to 100 %, with its interval as a bar: how little a small
/// number says is seen before it is read. The figures stand beside it, so it is hidden from
/// readers of speech.
struct IntervalMark: Sendable {
  let rate: Rate

  @HTMLBuilder var html: HTML {
    if let percentage = rate.percentage, let interval = rate.wilsonInterval {
      HTML(.svg, .class("mark"), .drawing(.viewBox, "0 0 104 10"), .ariaHidden) {
        Self.line("axis", from: 0, to: 100)
        Self.line("interval", from: interval.low, to: interval.high)
        HTML(
          .circle, .class("point"), .drawing(.cx, Self.place(percentage)), .drawing(.cy, "5"),
          .drawing(.r, "3"))
      }
    }
  }

  private static func line(_ style: String, from low: Double, to high: Double) -> HTML {
    HTML(
      .line, .class(style), .drawing(.x1, place(low)), .drawing(.x2, place(high)),
      .drawing(.y1, "5"), .drawing(.y2, "5"))
  }

  /// Percent, rounded to a tenth, with room for half the point at either end.
  private static func place(_ percentage: Double) -> String {
    let tenths = Int((10 * percentage).rounded()) + 20
    return "\(tenths / 10).\(tenths % 10)"
  }
}
