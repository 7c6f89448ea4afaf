/// A drawing with a name and a description for those who do not see it.
struct Picture: Sendable {
  /// Of all pictures, in the units that everything in them is placed by.
  static let width = 480.0

  /// `[a-z-]`, once on a page.
  let id: String
  let title: String
  /// What it shows, with its main numbers.
  let description: String
  let height: Int
  let content: HTML

  init(
    _ id: String, _ title: String, description: String, height: Int,
    @HTMLBuilder content: () -> HTML
  ) {
    self.id = id
    self.title = title
    self.description = description
    self.height = height
    self.content = content()
  }

  var html: HTML {
    HTML(
      .svg, .class("picture"), .drawing(.viewBox, "0 0 \(Int(Self.width)) \(height)"), .role("img"),
      .labelledBy("\(id)-name \(id)-words")
    ) {
      HTML(.title, .id("\(id)-name")) { title }
      HTML(.desc, .id("\(id)-words")) { description }
      content
    }
  }
}

/// A place in a picture.
struct Place: Hashable, Sendable {
  var x: Double
  var y: Double

  /// `12.5,40.0`
  var text: String { "\(x.drawn),\(y.drawn)" }
}

extension Double {
  /// Rounded to a tenth, the same on every machine.
  var drawn: String { fixed(1) }

  /// With `digits` decimals, rounded half away from zero.
  func fixed(_ digits: Int) -> String {
    var scale = 1
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int((self * Double(scale)).rounded())
    guard digits > 0 else { return String(scaled) }
    let decimals = String(scale + Int(scaled.magnitude) % scale).dropFirst()
    return "\(scaled < 0 ? "-" : "")\(Int(scaled.magnitude) / scale).\(decimals)"
  }
}

/// The pieces that pictures are made of.
enum Drawing {
  static func line(_ style: String, _ from: Place, _ to: Place) -> HTML {
    HTML(
      .line, .class(style), .drawing(.x1, from.x.drawn), .drawing(.y1, from.y.drawn),
      .drawing(.x2, to.x.drawn), .drawing(.y2, to.y.drawn))
  }

  static func polyline(_ style: String, _ places: [Place]) -> HTML {
    HTML(
      .polyline, .class(style), .drawing(.points, places.map(\.text).joined(separator: " ")))
  }

  static func bar(_ style: String, _ corner: Place, width: Double, height: Double) -> HTML {
    HTML(
      .rect, .class(style), .drawing(.x, corner.x.drawn), .drawing(.y, corner.y.drawn),
      .drawing(.width, width.drawn), .drawing(.height, height.drawn))
  }

  enum Anchor: String { case start, middle, end }

  static func text(_ text: String, _ place: Place, _ anchor: Anchor, style: String = "") -> HTML {
    HTML(
      .svgText, .class(style), .drawing(.x, place.x.drawn), .drawing(.y, place.y.drawn),
      .drawing(.textAnchor, anchor.rawValue)
    ) { text }
  }
}

/// Marks told apart by their shape.
enum Marker: Sendable {
  case disc, square, down, up, diamond

  func html(at place: Place, style: String = "dot") -> HTML {
    if self == .disc {
      return HTML(
        .circle, .class(style), .drawing(.cx, place.x.drawn), .drawing(.cy, place.y.drawn),
        .drawing(.r, "3.5"))
    }
    let corners = outline.map { Place(x: place.x + $0.x, y: place.y + $0.y).text }
    return HTML(
      .path, .class(style), .drawing(.d, "M" + corners.joined(separator: " L") + " Z"))
  }

  private var outline: [Place] {
    switch self {
    case .disc: []
    case .square:
      [Place(x: -4, y: -4), Place(x: 4, y: -4), Place(x: 4, y: 4), Place(x: -4, y: 4)]
    case .down: [Place(x: -5, y: -4), Place(x: 5, y: -4), Place(x: 0, y: 5)]
    case .up: [Place(x: -5, y: 4), Place(x: 5, y: 4), Place(x: 0, y: -5)]
    case .diamond:
      [Place(x: 0, y: -5.5), Place(x: 5.5, y: 0), Place(x: 0, y: 5.5), Place(x: -5.5, y: 0)]
    }
  }
}
