internal import Monitoring

/// Unmet periods of one requirement with nothing done since: one thing to do, however many rows.
///
/// A patient who stopped coming is unmet in every period. The files list each; a page shows the
/// first of those with the highest priority and says how many it stands for, so that one patient
/// does not bury the others.
struct UnmetRun {
  private var shownDueOn: CivilDate
  private var priority: Priority
  private(set) var lastDueOn: CivilDate
  private(set) var periods: Int

  /// A run belongs to one site: a patient who moved is on the page of each that missed a test.
  struct Key: Hashable {
    private let requirement: Int
    private let site: SiteIndex?

    init(_ obligation: Obligation) {
      requirement = obligation.requirement
      site = obligation.site
    }
  }

  /// The runs of a patient's current episode; none of a patient whose work nobody lists.
  static func all(_ judgement: PatientJudgement, _ program: Program, asOf: CivilDate) -> [Key:
    UnmetRun]
  {
    guard judgement.isUnderSurveillance else { return [:] }
    var runs: [Key: UnmetRun] = [:]
    for obligation in judgement.obligations
    where obligation.isCurrent && obligation.episode == judgement.episodes.count {
      guard case .period = obligation.occurrence,
        let priority = Priority(obligation, program, asOf: asOf)
      else { continue }
      let due = obligation.dueOn
      let key = Key(obligation)
      var run =
        runs[key] ?? UnmetRun(shownDueOn: due, priority: priority, lastDueOn: due, periods: 0)
      if priority < run.priority { (run.shownDueOn, run.priority) = (due, priority) }
      run.periods += 1
      run.lastDueOn = due
      runs[key] = run
    }
    return runs
  }

  /// Of the runs that have an unmet period with what is asked for.
  static func keys(of listed: [ListedObligation], where isAskedFor: (ListedObligation) -> Bool)
    -> Set<Key>
  {
    let current = listed.filter { $0.obligation.isCurrent && $0.obligation.state.isUnmet }
    return Set(current.filter(isAskedFor).map { Key($0.obligation) })
  }

  /// Whether the run is shown by this obligation's row.
  func isShown(by obligation: Obligation) -> Bool { obligation.dueOn == shownDueOn }
}
