/// The field of a picture in which percentages stand above something counted.
struct Plot: Sendable {
  /// Edges of the field, in units of the picture.
  let left = 46.0
  let right = 466.0
  let top: Double
  let bottom: Double
  /// What the left and the right edge stand for.
  let from: Double
  let to: Double
  /// The percentage at the bottom; 100 is at the top.
  var lowest = 0

  func x(_ value: Double) -> Double {
    to > from ? left + (right - left) * (value - from) / (to - from) : (left + right) / 2
  }

  func y(_ percentage: Double) -> Double {
    bottom - (bottom - top) * (percentage - Double(lowest)) / Double(100 - lowest)
  }

  func place(_ value: Double, _ percentage: Double) -> Place {
    Place(x: x(value), y: y(percentage))
  }

  /// A bottom that leaves room below the smallest percentage and reads as a round number.
  static func lowest(for smallest: Double) -> Int {
    smallest > 85 ? 80 : smallest > 55 ? 50 : 0
  }

  /// Lines across at five equal steps, each with its percentage.
  var grid: HTML {
    let step = (100 - lowest) / 5
    return HTML(
      stride(from: lowest, through: 100, by: step).map { percentage in
        let height = y(Double(percentage))
        return HTML([
          Drawing.line(
            percentage == lowest ? "axis-line" : "grid", Place(x: left, y: height),
            Place(x: right, y: height)),
          Drawing.text("\(percentage)%", Place(x: left - 6, y: height + 4), .end),
        ])
      })
  }

  /// Words below the field at `value`, in the `row`th line.
  func label(_ text: String, under value: Double, row: Int = 0, anchor: Drawing.Anchor = .middle)
    -> HTML
  {
    Drawing.text(text, Place(x: x(value), y: bottom + 17 + 18 * Double(row)), anchor)
  }

  /// A short stroke below the field.
  func tick(at value: Double) -> HTML {
    Drawing.line("axis-line", Place(x: x(value), y: bottom), Place(x: x(value), y: bottom + 4))
  }

  /// Round numbers from 0 to `end`, at most six.
  static func ticks(to end: Int, steps: [Int]) -> [Int] {
    guard let step = steps.first(where: { end / $0 <= 5 }) ?? steps.last else { return [] }
    return Array(stride(from: 0, through: end, by: step))
  }
}

/// A picture's data in a table that can be unfolded.
enum PictureData {
  static func html(_ summary: String, _ tables: HTML...) -> HTML {
    HTML(.details) {
      HTML(.summary) { summary }
      tables
    }
  }
}
