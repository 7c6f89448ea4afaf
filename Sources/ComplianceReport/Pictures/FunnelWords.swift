internal import Monitoring

/// What the funnel says, in words.
enum FunnelWords {
  static func marker(_ verdict: Funnel.Verdict) -> Marker {
    switch verdict {
    case .notJudged, .within: .disc
    case .belowAlert: .down
    case .belowAlarm: .square
    case .aboveAlert, .aboveAlarm: .up
    }
  }

  static func word(_ verdict: Funnel.Verdict) -> String {
    switch verdict {
    case .notJudged: "not judged: too few patients or no site"
    case .within: "within the limits"
    case .belowAlert: "below the 95% limit (alert)"
    case .belowAlarm: "below the 99.8% limit (alarm)"
    case .aboveAlert: "above the 95% limit"
    case .aboveAlarm: "above the 99.8% limit"
    }
  }

  static let key =
    "Solid line: all sites. Dashed lines: 95% limits (alert). Dotted lines: 99.8% limits (alarm). "
    + "● within the limits, ▼ below the alert limit, ■ below the alarm limit, ▲ above a limit; the "
    + "numbers are those of the table."

  static func definition(_ target: Rate) -> String {
    "Each point is a site: its patients under surveillance without a current required gap, of all "
      + "it has. The line is the same share over all patients under surveillance"
      + (target.denominator == 0
        ? "." : ", \(target.percentageText) (\(target.fractionText)).")
      + " The limits are exact binomial limits about it: if all sites were alike, about 1 site in "
      + "40 would be below the 95% limits by chance and 1 in 1,000 below the 99.8% limits. A site "
      + "with fewer than \(Funnel.leastPatients) patients, or with so few that even none without a "
      + "gap would be no alert, is listed and not judged. Sites differ in their patients: a point "
      + "beyond a limit is a question to ask, not a verdict, and says nothing about a person."
  }
}
