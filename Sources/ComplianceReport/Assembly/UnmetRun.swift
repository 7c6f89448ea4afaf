internal import Monitoring

/// Unmet periods of one requirement with nothing done since: one thing to do, however many rows.
///
/// A patient who stopped coming is unmet in every period. The files list each; a page shows the
/// first of them and says how many it stands for, so that one patient does not bury the others.
struct UnmetRun {
  private(set) var firstDueOn: CivilDate
  private(set) var lastDueOn: CivilDate
  private(set) var periods: Int

  /// The runs of a patient's current episode, by requirement.
  static func all(_ judgement: PatientJudgement) -> [Int: UnmetRun] {
    var runs: [Int: UnmetRun] = [:]
    for obligation in judgement.obligations
    where obligation.isCurrent && obligation.episode == judgement.episodes.count {
      guard case .period = obligation.occurrence else { continue }
      let due = obligation.dueOn
      var run =
        runs[obligation.requirement] ?? UnmetRun(firstDueOn: due, lastDueOn: due, periods: 0)
      run.periods += 1
      run.lastDueOn = due
      runs[obligation.requirement] = run
    }
    return runs
  }

  /// Whether the run is shown by this obligation's row.
  func isShown(by obligation: Obligation) -> Bool { obligation.dueOn == firstDueOn }
}
