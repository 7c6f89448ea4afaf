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

  package init(
    program: Program, programSHA256: String, asOf: CivilDate, knownAt: Instant?,
    softwareVersion: String, isSynthetic: Bool
  ) {
    self.program = program
    self.programSHA256 = programSHA256
    self.asOf = asOf
    self.knownAt = knownAt
    self.softwareVersion = softwareVersion
    self.isSynthetic = isSynthetic
  }
}
