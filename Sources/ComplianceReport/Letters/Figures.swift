internal import Monitoring

/// The numbers of a page, without anything that names a patient.
package struct Figures: Codable, Hashable, Sendable {
  /// By who is responsible on the as-of day.
  package var patients = 0
  package var underSurveillance = 0
  /// Under surveillance, with a current gap in what is required.
  package var withGap = 0
  package var notEvaluated = 0
  /// Current gaps in what is required, each period counted, of lost patients too.
  package var missed = 0
  package var overdue = 0
  /// Rows of `missed-tests.csv`, those of patients lost to follow-up apart.
  package var unmetByPriority = PriorityCounts()
  package var unmetOfLost = 0
  /// What a page lists as current, one a patient and test.
  package var toDoByPriority = PriorityCounts()
  /// Of these what was in no way to do in the report before; nil: the run did not count it.
  package var toDoNew: Int?
  /// The same of patients lost to follow-up, past gaps too.
  package var toDoOfLost = 0
  package var dueNow = 0
  /// Rows of `due-soon.csv`: what is due now is among them.
  package var dueSoon = 0
  package var waived = 0
  package var changes = ChangeFigures()
  /// What was required by the as-of day, and of that what was done.
  package var owed = 0
  package var done = 0

  package init() {}

  /// What somebody can do something about, one a patient and test.
  package var toDo: Int { toDoByPriority.total }
  /// Patients of whom something could be said.
  package var judged: Int { patients - notEvaluated }
}

/// What became of gaps since the earlier report; where there is none, all are new.
package struct ChangeFigures: Codable, Hashable, Sendable {
  package var new = 0
  package var reopened = 0
  package var stillOpen = 0
  /// Of `stillOpen` those whose state, priority or severity is another.
  package var changed = 0
  package var resolved = 0
  package var noLongerJudged = 0
  package var stillNotJudged = 0
  /// Of `stillOpen` the longest time since a gap was first reported; nil: there is none.
  package var oldestOpenDays: Int?
  /// What was reported and not resolved in the earlier report; nil: there is none.
  package var openBefore: Int?

  package init() {}

  /// What is reported and not resolved now, counted as `openBefore` is.
  package var openNow: Int { new + reopened + stillOpen + noLongerJudged + stillNotJudged }
}

// MARK: - Counting

extension Figures {
  init(_ page: OverallPage, hasEarlier: Bool) {
    let patients = PatientCounts { page.tally.count($0) }
    self.init(patients, page.tally.required, page.tally.work, page.lists, hasEarlier: hasEarlier)
  }

  init(_ page: SitePage) {
    let patients = PatientCounts { page.group?.count($0) ?? 0 }
    self.init(
      patients, page.group?.required ?? StateCounts(), page.group?.work ?? WorkCounts(),
      page.lists, hasEarlier: page.header.earlier != nil)
  }

  private init(
    _ patients: PatientCounts, _ required: StateCounts, _ work: WorkCounts, _ lists: WorkLists,
    hasEarlier: Bool
  ) {
    self.patients = patients.total
    underSurveillance = patients.underSurveillance
    withGap = patients[.gap]
    notEvaluated = patients[.notEvaluated]
    missed = work.currentMissed
    overdue = work.currentOverdue
    for (priority, rows) in zip(Priority.allCases, work.listed) { unmetByPriority[priority] = rows }
    unmetOfLost = work.listedOfLost
    toDoByPriority = lists.current.counts
    toDoNew = lists.current.new
    toDoOfLost = lists.lost.counts.total
    dueNow = lists.dueSoon.counts[.dueNow]
    dueSoon = lists.dueSoon.counts.total
    waived = lists.waived.total
    changes = ChangeFigures(lists.changes.counts, hasEarlier: hasEarlier)
    owed = required.owed
    done = required.done + required.doneLate
  }
}

extension ChangeFigures {
  init(_ counts: ChangeCounts, hasEarlier: Bool) {
    new = counts.new
    reopened = counts.reopened
    stillOpen = counts.stillOpen
    changed = counts.changed
    resolved = counts.resolved
    noLongerJudged = counts.noLongerJudged
    stillNotJudged = counts.stillNotJudged
    oldestOpenDays = counts.oldestOpenDays
    guard hasEarlier else { return }
    openBefore = stillOpen + resolved + noLongerJudged + stillNotJudged
  }
}
