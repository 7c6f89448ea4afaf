internal import Monitoring

/// One row of `missed-tests.csv` or `due-soon.csv`: an obligation with everything a coordinator
/// needs to act on it, as the text the files print.
package struct WorkListRow: Hashable, Sendable {
  package var priority = ""
  package var siteID = ""
  package var site = ""
  package var prescriberID = ""
  package var prescriber = ""
  package var patientID = ""
  package var mrn = ""
  package var familyName = ""
  package var givenName = ""
  package var birthDate = ""
  package var requirement = ""
  package var test = ""
  package var occurrence = ""
  package var opensOn = ""
  package var dueOn = ""
  package var closesOn = ""
  package var state = ""
  package var daysOverdue = ""
  package var lastDoneOn = ""
  package var daysSinceLast = ""
  package var consecutiveMissed = ""
  package var attemptOn = ""
  package var attemptReason = ""
  package var severity = ""
  package var standing = ""
  package var reason = ""
  package var citation = ""
  package var obligationID = ""
  package var firstReportedOn = ""
  /// Why it is listed, in sentences.
  package var why = ""
  /// Of the pages alone: how many unmet periods in a row the row stands for, and when the last of
  /// them was due. Empty: it stands for itself.
  package var unmetPeriods = ""
  package var lastUnmetDueOn = ""

  package init() {}
}

extension WorkListRow {
  /// A column of the files: its name and the field it prints. Columns are only added at the end.
  struct Column: Sendable {
    let name: String
    let field: any WritableKeyPath<WorkListRow, String> & Sendable
  }

  /// In the order of the files.
  static let columns: [Column] = [
    Column(name: "priority", field: \.priority),
    Column(name: "site_id", field: \.siteID),
    Column(name: "site", field: \.site),
    Column(name: "prescriber_id", field: \.prescriberID),
    Column(name: "prescriber", field: \.prescriber),
    Column(name: "patient_id", field: \.patientID),
    Column(name: "mrn", field: \.mrn),
    Column(name: "family_name", field: \.familyName),
    Column(name: "given_name", field: \.givenName),
    Column(name: "birth_date", field: \.birthDate),
    Column(name: "requirement", field: \.requirement),
    Column(name: "test", field: \.test),
    Column(name: "occurrence", field: \.occurrence),
    Column(name: "opens_on", field: \.opensOn),
    Column(name: "due_on", field: \.dueOn),
    Column(name: "closes_on", field: \.closesOn),
    Column(name: "state", field: \.state),
    Column(name: "days_overdue", field: \.daysOverdue),
    Column(name: "last_done_on", field: \.lastDoneOn),
    Column(name: "days_since_last", field: \.daysSinceLast),
    Column(name: "consecutive_missed", field: \.consecutiveMissed),
    Column(name: "attempt_on", field: \.attemptOn),
    Column(name: "attempt_reason", field: \.attemptReason),
    Column(name: "severity", field: \.severity),
    Column(name: "standing", field: \.standing),
    Column(name: "reason", field: \.reason),
    Column(name: "citation", field: \.citation),
    Column(name: "obligation_id", field: \.obligationID),
    Column(name: "first_reported_on", field: \.firstReportedOn),
    Column(name: "why", field: \.why),
  ]

  /// Fields behind those of the files.
  static let pageFields: [any WritableKeyPath<WorkListRow, String> & Sendable] = [
    \.unmetPeriods, \.lastUnmetDueOn,
  ]
}
