package import Monitoring

/// The report that a run is compared with, as the ledger knows it.
package struct EarlierReport: Hashable, Sendable {
  package var asOf: CivilDate
  /// nil: no limit.
  package var knownAt: Instant?
  package var programID: String
  package var programVersion: String
  /// Of the rule set file's bytes, in lower-case hexadecimal.
  package var programSHA256: String

  package init(
    asOf: CivilDate, knownAt: Instant?, programID: String, programVersion: String,
    programSHA256: String
  ) {
    self.asOf = asOf
    self.knownAt = knownAt
    self.programID = programID
    self.programVersion = programVersion
    self.programSHA256 = programSHA256
  }
}

/// What the reader of a report must know besides its findings.
package enum Notice: Hashable, Sendable {
  /// An earlier report's files are damaged, so that an older one, or none, was compared with.
  case earlierReportDamaged(asOf: CivilDate)
}
