internal import Monitoring

/// What became of one gap since the earlier report.
struct GapChange {
  enum Kind: String {
    case noLongerJudged = "no-longer-judged"
    case new
    case reopened
    case changed
    case resolved
    case stillOpen = "still-open"
    case stillNotJudged = "still-not-judged"
    case stillClosed = "still-closed"

    /// Whether it is a row of `changes.csv`.
    var isListed: Bool {
      switch self {
      case .noLongerJudged, .new, .reopened, .changed, .resolved: true
      case .stillOpen, .stillNotJudged, .stillClosed: false
      }
    }
  }

  var kind: Kind
  /// As the next report will find it.
  var gap: ReportedGap
  /// As the earlier report left it; nil: it has not been reported.
  var before: ReportedGap?
  /// As it is on the list now; nil: it is not.
  var listed: ListedObligation?

  func ageDays(asOf: CivilDate) -> Int { max(0, asOf.days(since: gap.firstReportedOn)) }

  /// The state it had, in the word of the files.
  var fromState: String {
    guard let before else { return "" }
    return kind == .changed ? before.listing.state : before.statusWord
  }

  /// Why it is not judged or how it was closed; of a gap that changed what else than its state did.
  var how: String {
    guard kind == .changed, let old = before?.listing else { return gap.status.how }
    let new = gap.listing
    var parts: [String] = []
    if old.priority != new.priority {
      parts.append("priority \(old.priority.rawValue) to \(new.priority.rawValue)")
    }
    if old.severity != new.severity { parts.append("severity \(old.severity) to \(new.severity)") }
    return parts.joined(separator: "; ")
  }
}
