/// What HL7 calls the state of a gap in care, beside our own word for it.
///
/// | ours | HL7's |
/// |---|---|
/// | missed, overdue; or nobody can say any more, which counts as open | open-gap |
/// | due within the days ahead that are listed, or owed after all but not yet | prospective-gap |
/// | reported last time, and done since | closed-gap |
/// | reported last time, and waived, cancelled or not owed any more | not-applicable |
///
/// Source: HL7 Da Vinci Data Exchange for Quality Measures (DEQM) 5.0.0, value set
/// `http://hl7.org/fhir/us/davinci-deqm/ValueSet/gaps-status`. Its not-applicable is said of a
/// patient who does not meet the initial population of a measure; here a gap is one obligation, and
/// one that is waived or no longer owed has left the population in the same way.
enum DEQMGapStatus: String, Hashable, Sendable, CaseIterable {
  case openGap = "open-gap"
  case closedGap = "closed-gap"
  case prospectiveGap = "prospective-gap"
  case notApplicable = "not-applicable"

  /// Of a row of the work lists.
  init(_ list: WorkList) {
    switch list {
    case .current, .newCurrent, .lost, .past, .folded: self = .openGap
    case .dueSoon: self = .prospectiveGap
    }
  }

  /// Of a gap that was reported last time and is not on a list any more.
  init(_ resolution: Resolution) {
    switch resolution {
    case .doneOnTime, .doneLate: self = .closedGap
    case .notDueYet: self = .prospectiveGap
    case .waived, .cancelled, .completed, .deceased, .transferredOut, .earlierEpisode,
      .noLongerOwed:
      self = .notApplicable
    }
  }

  /// Of a row of `changes.csv`; nil: a row of the work lists says it already.
  ///
  /// - Parameter how: asked for only where the gap was resolved.
  init?(_ kind: GapChange.Kind, how: @autoclosure () -> String) {
    switch kind {
    case .new, .reopened, .changed, .stillOpen, .stillClosed: return nil
    case .noLongerJudged, .stillNotJudged: self = .openGap
    case .resolved:
      guard let resolution = Resolution(rawValue: how()) else { return nil }
      self.init(resolution)
    }
  }
}
