internal import Monitoring

/// Which of the two curves it is, and how it is told.
enum SurvivalWords: Sendable {
  case firstMissed
  case gapClosing

  var id: String {
    switch self {
    case .firstMissed: "first-missed"
    case .gapClosing: "gap-closing"
    }
  }

  var title: String {
    switch self {
    case .firstMissed: "Time to the first missed test"
    case .gapClosing: "Time to close a gap"
    }
  }

  var axis: String {
    switch self {
    case .firstMissed: "Months since the first infusion"
    case .gapClosing: "Days since the due day"
    }
  }

  func subjects(_ curve: SurvivalCurve) -> String {
    switch self {
    case .firstMissed:
      "\(curve.events.grouped) of "
        + "\(curve.total.counted("treated episode")) had a missed test so far"
    case .gapClosing:
      "\(curve.events.grouped) of \(curve.total.counted("gap")) were closed so far"
    }
  }

  /// When half had the event.
  func half(_ time: String) -> String {
    switch self {
    case .firstMissed: "Half had missed a test after \(time)."
    case .gapClosing: "Half of the gaps were closed after \(time)."
    }
  }

  var notHalf: String {
    switch self {
    case .firstMissed: "As far as the curve goes, more than half had missed none."
    case .gapClosing: "As far as the curve goes, more than half of the gaps were open."
    }
  }

  func curveEnd(_ day: Int) -> String {
    "The curve ends after \(time(day)), where fewer than \(SurvivalCounts.leastAtRisk) are left."
  }

  var share: String {
    switch self {
    case .firstMissed: "Without a missed test"
    case .gapClosing: "Still open"
    }
  }

  var events: String {
    switch self {
    case .firstMissed: "Missed so far"
    case .gapClosing: "Closed so far"
    }
  }

  /// A number of days in the words of the axis.
  func time(_ days: Int) -> String {
    switch self {
    case .firstMissed: "\((Double(days) / Self.daysOfMonth).fixed(1)) months"
    case .gapClosing: days.counted("day")
    }
  }

  private static let daysOfMonth = 365.25 / 12

  func ticks(to last: Int) -> [(day: Int, label: String)] {
    switch self {
    case .firstMissed:
      let months = Int(Double(last) / Self.daysOfMonth)
      return Plot.ticks(to: months, steps: [1, 3, 6, 12, 24, 48, 120]).map {
        (Int((Double($0) * Self.daysOfMonth).rounded()), $0.grouped)
      }.filter { $0.day <= last }
    case .gapClosing:
      return Plot.ticks(to: last, steps: [1, 5, 10, 30, 60, 90, 180, 360, 720, 1_800, 3_600]).map {
        ($0, $0.grouped)
      }
    }
  }

  var definition: String {
    switch self {
    case .firstMissed:
      "Kaplan–Meier estimate. The clock starts on the first infusion of each episode and starts "
        + "anew with a new episode, not with a further course. The event is the last day of grace "
        + "of the first missed required periodic test. Who has missed none counts up to the as-of "
        + "day, the end of surveillance, death or the first transfer out, whichever comes first, "
        + "and is then taken out. A month is 30.4 days."
    case .gapClosing:
      "Kaplan–Meier estimate. Every required periodic test that was not done by its due day is a "
        + "gap; its clock starts on that due day, days of grace included, so a test one day late "
        + "is a gap of one day. It is closed on the day on which this test or a later one of its "
        + "kind was done, so one test can close several gaps. Open gaps count up to the as-of day, "
        + "the end of surveillance, death or a transfer out, and are then taken out: leaving them "
        + "out would make gaps look shorter than they are."
    }
  }
}
