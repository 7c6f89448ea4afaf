package import Monitoring

/// What a report is about: printed on every page, so that a page never goes without its question.
package struct ReportHeader: Sendable {
  package var program: Program
  /// Of the rule set file's bytes, in lower-case hexadecimal.
  package var programSHA256: String
  package var asOf: CivilDate
  /// As the run was asked; nil: no limit.
  package var knownAt: Instant?
  /// Of this executable.
  package var softwareVersion: String
  /// Whether the patients are invented: pages then say so.
  package var isSynthetic: Bool
  /// The report that this one is compared with; nil: there is none.
  package var earlier: EarlierReport?
  /// As-of days between the earlier report and this one of which there is no report.
  package var nightsWithout: [ClosedRange<CivilDate>]
  package var notices: [Notice]
  /// Local time on the day after the as-of day by which the next report is due; nil: none is.
  package var nextReportBy: ClockTime?

  package init(
    program: Program, programSHA256: String, asOf: CivilDate, knownAt: Instant?,
    softwareVersion: String, isSynthetic: Bool, earlier: EarlierReport? = nil,
    nightsWithout: [ClosedRange<CivilDate>] = [], notices: [Notice] = [],
    nextReportBy: ClockTime? = nil
  ) {
    self.program = program
    self.programSHA256 = programSHA256
    self.asOf = asOf
    self.knownAt = knownAt
    self.softwareVersion = softwareVersion
    self.isSynthetic = isSynthetic
    self.earlier = earlier
    self.nightsWithout = nightsWithout
    self.notices = notices
    self.nextReportBy = nextReportBy
  }
}
