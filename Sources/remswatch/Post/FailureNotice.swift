internal import ComplianceReport
internal import Delivery
internal import Monitoring

/// Tells the operators that a night failed, as far as that can be done.
enum FailureNotice {
  /// Puts a letter into the outbox and, where `sends`, sends it; what goes wrong is only said.
  static func send(_ error: any Error, asOf: CivilDate, by postOffice: PostOffice?, sends: Bool) {
    guard let postOffice, !postOffice.setup.configuration.recipients.operators.isEmpty,
      let status = ExitStatus(error)
    else { return }
    // The run that holds the lock speaks for the night; this one was one too many.
    if case DeliveryError.locked = error { return }
    let letter = OperatorLetter.failedRun(
      asOf: asOf, sentence: "\(error)", exitCode: Int(status.rawValue),
      hasReport: hasReport(of: asOf, error, postOffice.output))
    do {
      try OutputLock.holding(postOffice.output) {
        try postOffice.notify(letter, asOf: asOf, .publish)
      }
      if sends { _ = try postOffice.flush(kind: .operator) }
    } catch {
      Messages.remark("The operators could not be told by mail: \(error)")
    }
  }

  /// Whether a report of the day is there all the same.
  private static func hasReport(of asOf: CivilDate, _ error: any Error, _ output: String) -> Bool {
    switch error {
    case DeliveryError.latestNotMoved, DeliveryError.notEntered: true
    default: (try? Ledger.entries(output))?.contains { $0.asOf == asOf } ?? false
    }
  }
}
