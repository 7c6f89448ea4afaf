internal import Monitoring

/// The shapes of what became of an obligation, about the point 0 0 and at most 5 points from it.
///
/// Each differs from the others in form, so that none needs its colour.
enum TimelineGlyph {
  static func html(_ state: ObligationState) -> HTML {
    switch state {
    case .done: circle("3.5")
    case .doneLate: HTML([circle("3.25"), path("M0 -3.25A3.25 3.25 0 0 1 0 3.25Z", "t-half")])
    case .missed: path("M-3.5 -3.5L3.5 3.5M-3.5 3.5L3.5 -3.5")
    case .overdue: path("M0 -5L4.7 4L-4.7 4Z")
    case .due: path("M0 -4.5L4.5 0L0 4.5L-4.5 0Z")
    case .upcoming: circle("2.5")
    case .waived: path("M-3.5 -3.5L3.5 -3.5L3.5 3.5L-3.5 3.5ZM-3.5 3.5L3.5 -3.5")
    case .cancelled: path("M-4 0L4 0")
    }
  }

  /// A specimen that does not satisfy.
  static let attempt = path("M-3.5 -3L3.5 -3L0 3.5Z")
  static let infusion = path("M0 -5L0 5")

  private static func circle(_ radius: String) -> HTML {
    HTML(.circle, .drawing(.r, radius))
  }

  private static func path(_ path: String, _ style: String = "t-shape") -> HTML {
    HTML(.path, .class(style), .drawing(.d, path))
  }
}

extension ObligationState {
  /// Of the style sheet.
  var timelineStyle: String { "t-\(word)" }

  /// As the legend of the timeline calls it.
  var legend: String {
    switch self {
    case .done: "done on time"
    case .doneLate: "done late"
    case .missed: "missed"
    case .overdue: "overdue"
    case .due: "due"
    case .upcoming: "upcoming"
    case .waived: "waived"
    case .cancelled: "cancelled"
    }
  }

  /// As the legend lists them.
  static let inLegend: [ObligationState] = [
    .done, .doneLate, .missed, .overdue, .due, .upcoming, .waived, .cancelled,
  ]
}
