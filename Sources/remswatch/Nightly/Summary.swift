internal import ComplianceReport
internal import Configuration
internal import Monitoring

/// What a run came to, in a few lines for whoever started it.
enum Summary {
  /// Prints it: the figures on a terminal only, but always that nothing new was published.
  static func say(_ outcome: NightlyRun.Outcome) {
    if Terminal.isOutput || outcome.kind == .rehearsed { print(figures(outcome)) }
    switch outcome.kind {
    case .published: if Terminal.isOutput { print(page(outcome)) }
    case .unchanged:
      print("Unchanged: the report is already published as \(outcome.folder ?? "").")
    case .rehearsed: print("Nothing was published (--dry-run).")
    }
    if let mail = outcome.mail.summary, Terminal.isOutput || outcome.kind == .rehearsed {
      print(mail)
    }
  }

  /// Why the run ends with the code of a limit.
  static func limit(_ outcome: NightlyRun.Outcome) -> String {
    "There are findings that --fail-on names (\(outcome.tally.currentMissed) missed, "
      + "\(outcome.tally.currentOverdue) overdue, "
      + "\(outcome.changes.new + outcome.changes.reopened) new); see the report."
  }

  /// The figures and where the page is.
  static func text(_ outcome: NightlyRun.Outcome) -> String {
    figures(outcome) + "\n" + page(outcome)
  }

  private static func page(_ outcome: NightlyRun.Outcome) -> String {
    "\(outcome.folder ?? "")/index.html"
  }

  private static func figures(_ outcome: NightlyRun.Outcome) -> String {
    let (tally, changes) = (outcome.tally, outcome.changes)
    let watched = [PatientStatus.gap, .due, .upToDate].reduce(0) { $0 + tally.count($1) }
    let unmet = tally.listed.dropLast().reduce(0, +)
    return """
      \(tally.patients) patients, \(watched) under surveillance: \(tally.count(.gap)) with a gap, \
      \(tally.count(.notEvaluated)) not evaluated
      \(unmet) current missed or overdue, \(tally.dueSoon) due soon
      \(changes.new + changes.reopened) new, \(changes.stillOpen) still open, \
      \(changes.resolved) resolved since the last report
      """
  }
}

extension NightlyRun.Outcome {
  /// The code other than 0 that the run ends with; nil: none.
  func status(failOn: FailOn?) -> ExitStatus? {
    let findings =
      switch failOn {
      case nil: 0
      case .missed: tally.currentMissed
      case .overdue: tally.currentMissed + tally.currentOverdue
      case .new: changes.new + changes.reopened
      }
    if let status = mail.statusOfRun { return status }
    if findings > 0 { return .limitReached }
    return tally.count(.notEvaluated) > 0 ? .someNotEvaluated : nil
  }
}
