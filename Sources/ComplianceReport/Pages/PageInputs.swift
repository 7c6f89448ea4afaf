package import Monitoring

/// Rows of work by priority.
package struct PriorityCounts: Hashable, Sendable {
  private var counts = Array(repeating: 0, count: Priority.allCases.count)

  package init() {}

  package subscript(priority: Priority) -> Int {
    get { counts[priority.rawValue - 1] }
    set { counts[priority.rawValue - 1] = newValue }
  }

  package var total: Int { counts.reduce(0, +) }
}

/// The rows of work that a page shows, and how many there are where it does not show them all.
package struct ListedWork: Sendable {
  /// In the order of work.
  package var rows: [WorkListRow]
  /// Of the whole list.
  package var counts: PriorityCounts
  /// Of these rows what stands for nothing that the report before listed.
  package var new = 0

  package init(_ rows: [WorkListRow], counts: PriorityCounts) {
    self.rows = rows
    self.counts = counts
  }

  /// A list that is shown as a whole.
  package init(_ rows: [WorkListRow]) {
    self.rows = rows
    counts = PriorityCounts()
    for row in rows {
      if let priority = Int(row.priority).flatMap(Priority.init) { counts[priority] += 1 }
    }
  }
}

/// Rows that a page shows, and how many there are where it does not show them all.
package struct ListedRows<Row: Sendable>: Sendable {
  package var rows: [Row]
  /// Of the whole list.
  package var total: Int

  package init(_ rows: [Row], total: Int? = nil) {
    self.rows = rows
    self.total = total ?? rows.count
  }
}

/// Every list of a page.
package struct WorkLists: Sendable {
  /// Missed and overdue, priorities 1 to 4, of patients who are not lost to follow-up.
  package var current: ListedWork
  /// Missed and overdue, every priority, of patients lost to follow-up.
  package var lost: ListedWork
  /// Missed and overdue of priority 5.
  package var past: ListedWork
  /// Due in the days ahead.
  package var dueSoon: ListedWork
  /// Rows of the files for which a row of `current` or `lost` stands: further unmet periods of
  /// the same test with nothing done since.
  package var folded: Int
  package var waived: ListedRows<WaivedRow>
  package var notEvaluated: ListedRows<NotEvaluatedRow>
  package var changes: ChangeLists

  package init(
    current: ListedWork, lost: ListedWork, past: ListedWork, dueSoon: ListedWork,
    folded: Int = 0, waived: ListedRows<WaivedRow>, notEvaluated: ListedRows<NotEvaluatedRow>,
    changes: ChangeLists = ChangeLists()
  ) {
    self.current = current
    self.lost = lost
    self.past = past
    self.dueSoon = dueSoon
    self.folded = folded
    self.waived = waived
    self.notEvaluated = notEvaluated
    self.changes = changes
  }
}

/// How a row names its patient: two identifiers beside the name, as text.
package struct PatientLabel: Hashable, Sendable {
  package var patientID: String
  package var mrn: String
  package var familyName: String
  package var givenName: String
  /// As recorded, also where it is no day; empty: not recorded.
  package var birthDate: String

  package init(
    patientID: String, mrn: String, familyName: String, givenName: String, birthDate: String
  ) {
    self.patientID = patientID
    self.mrn = mrn
    self.familyName = familyName
    self.givenName = givenName
    self.birthDate = birthDate
  }
}

/// An obligation that need not be met by a documented decision.
package struct WaivedRow: Hashable, Sendable {
  package var patient: PatientLabel
  package var siteID: String
  package var site: String
  package var prescriber: String
  package var test: String
  package var occurrence: String
  package var dueOn: CivilDate
  /// As the waiver gives it.
  package var reason: String
  package var recordedOn: CivilDate
  /// Whether the waiver was recorded after the obligation had closed.
  package var isRetroactive: Bool

  package init(
    patient: PatientLabel, siteID: String, site: String, prescriber: String, test: String,
    occurrence: String, dueOn: CivilDate, reason: String, recordedOn: CivilDate,
    isRetroactive: Bool
  ) {
    self.patient = patient
    self.siteID = siteID
    self.site = site
    self.prescriber = prescriber
    self.test = test
    self.occurrence = occurrence
    self.dueOn = dueOn
    self.reason = reason
    self.recordedOn = recordedOn
    self.isRetroactive = isRetroactive
  }
}

/// A patient of whom nothing could be judged.
package struct NotEvaluatedRow: Hashable, Sendable {
  package var patient: PatientLabel
  package var siteID: String
  package var site: String
  package var reason: NotEvaluatedReason

  package init(patient: PatientLabel, siteID: String, site: String, reason: NotEvaluatedReason) {
    self.patient = patient
    self.siteID = siteID
    self.site = site
    self.reason = reason
  }
}

/// Rows of one table with one problem.
package struct DataQualityGroup: Hashable, Sendable {
  package var table: String
  package var problem: Problem
  package var rows: Int
  /// Keys of the first rows, so that somebody can find them; at most five are shown.
  package var exampleKeys: [String]

  package init(table: String, problem: Problem, rows: Int, exampleKeys: [String]) {
    self.table = table
    self.problem = problem
    self.rows = rows
    self.exampleKeys = exampleKeys
  }
}
