internal import Monitoring

/// What a run came to, in a few lines for whoever started it.
enum Summary {
  static func text(_ outcome: NightlyRun.Outcome) -> String {
    let tally = outcome.tally
    let watched = [PatientStatus.gap, .due, .upToDate].reduce(0) { $0 + tally.count($1) }
    let unmet = tally.listed.dropLast().reduce(0, +)
    return """
      \(tally.patients) patients, \(watched) under surveillance: \(tally.count(.gap)) with a gap, \
      \(tally.count(.notEvaluated)) not evaluated
      \(unmet) current missed or overdue, \(tally.dueSoon) due soon
      \(outcome.path)/index.html
      """
  }
}
