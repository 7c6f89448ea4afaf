package import Monitoring

/// What a scan is to bring: the words a rule set knows, and what was known when.
package struct ScanQuestion: Sendable {
  package var program: Program
  /// Rows recorded later do not exist; nil: no limit.
  package var knownAt: Instant?

  package init(program: Program, knownAt: Instant?) {
    self.program = program
    self.knownAt = knownAt
  }
}
